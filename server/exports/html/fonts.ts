/**
 * Fonts inside the file. A font comes in parts by script; only parts with a sign that the text uses come along, so that
 * a Dutch plan stays small and an Arabic one is still complete.
 */
import { readFile } from 'node:fs/promises'

const FONTS = [
  { family: 'Lexend', sheet: '@fontsource-variable/lexend/wght.css', headings: true },
  { family: 'Noto Sans', sheet: '@fontsource-variable/noto-sans/wght.css', headings: false },
  { family: 'Noto Sans', sheet: '@fontsource-variable/noto-sans-arabic/wght.css', headings: false },
  { family: 'Noto Sans', sheet: '@fontsource-variable/noto-sans-ethiopic/wght.css', headings: false },
] as const

interface Part {
  file: URL
  range: string
  holds: (sign: number) => boolean
}

const FACE = /src:\s*url\((?<path>[^)]+)\)[^;]*;\s*unicode-range:\s*(?<range>[^;]+);/g

/** In the order in which they are tried: the plain Latin part first. */
async function partsOf(sheet: string): Promise<Part[]> {
  const url = new URL(import.meta.resolve(sheet))
  const css = await readFile(url, 'utf8')
  return [...css.matchAll(FACE)]
    .map(({ groups }) => {
      const { path = '', range = '' } = groups ?? {}
      return { file: new URL(path, url), range, holds: holder(range) }
    })
    .reverse()
}

function holder(range: string): (sign: number) => boolean {
  const stretches = range.split(',').map((one) => {
    const [from = '', to = from] = one.trim().slice(2).split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
  })
  return (sign) => stretches.some(([from, to]) => sign >= from && sign <= to)
}

/** `@font-face` rules for what `text` and `headings` use. */
export async function fontFaces(text: string, headings: string): Promise<string> {
  const missing = { body: signsOf(text), headings: signsOf(headings) }
  const faces: string[] = []
  for (const { family, sheet, headings: isForHeadings } of FONTS) {
    const signs = isForHeadings ? missing.headings : missing.body
    for (const part of await partsOf(sheet)) {
      const found = [...signs].filter(part.holds)
      if (found.length === 0) continue
      for (const sign of found) signs.delete(sign)
      const data = (await readFile(part.file)).toString('base64')
      faces.push(
        `@font-face{font-family:'${family}';font-weight:100 900;src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${part.range}}`,
      )
    }
  }
  return faces.join('\n')
}

const signsOf = (text: string) => new Set([...text].map((sign) => sign.codePointAt(0) as number))
