/** Words in a drawing are data: what means something in SVG is written so that it does not, and no more than the eye needs. */
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: reason: these are what must go
const NOT_XML = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF\uFDD0-\uFDEF]/g

export const inSvg = (words: string): string =>
  words
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string)

/**
 * Fonts that the PDF brings along; a web page and a word processor take what they have. In quotes: with a number in it a
 * name is no name in CSS.
 */
export const SVG_FONTS =
  "'Source Sans 3', 'Noto Sans', Vazirmatn, 'Noto Sans Ethiopic', 'Noto Emoji', sans-serif"

const signs = new Intl.Segmenter('nl', { granularity: 'grapheme' })
export const clustersOf = (words: string): string[] =>
  Array.from(signs.segment(words), ({ segment }) => segment)
