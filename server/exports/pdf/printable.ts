/**
 * Words as they are printed: a sign that no font has becomes □ and is told, never a reason for no PDF; a word too long
 * for a line may break. Only of the copy that is printed: `plan.json` inside the file keeps every word as it was written.
 */
import { cleanText } from '../text.ts'

const MISSING = '□'
const LONGEST_RUN = 25
/** Lines are never broken inside words, and a copied word would keep it. */
const SOFT_HYPHEN = '\u00AD'
/** A place to break in a long run. */
const BREAK = '\u200B'
const BREAK_EVERY = 12

/** Signs that show nothing by themselves: joiners, variation selectors. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu
const PRIVATE_USE = /\p{Co}/gu

export type Covers = (codePoint: number) => boolean

/**
 * How much is left out: `some` what no single font has; `strict` also every joining of signs; `plain` all but
 * the letters, digits and marks of Latin script. The later ones are for when Typst finds a sign missing all the same.
 */
export type Care = 'some' | 'strict' | 'plain'

export interface Printable {
  text(words: string): string
  svg(svg: string): string
  /** Each sign that was replaced, once. */
  missing: Set<string>
}

const graphemes = new Intl.Segmenter('nl', { granularity: 'grapheme' })

export function createPrintable(fonts: readonly Covers[], care: Care): Printable {
  const missing = new Set<string>()
  const known = new Map<string, boolean>()

  const isCovered = (cluster: string): boolean => {
    const bare = cluster.replace(IGNORABLE, '')
    if (care === 'plain' && !/^[\n -~\u00A0-\u017F–—‘’“”…€]*$/.test(bare)) return false
    const points = [...bare].map((sign) => sign.codePointAt(0) as number).filter((at) => at !== 10)
    return fonts.some((covers) => points.every(covers))
  }
  const cover = (cluster: string): string => {
    let is = known.get(cluster)
    if (is === undefined) {
      is = isCovered(cluster)
      known.set(cluster, is)
    }
    if (!is) {
      missing.add(cluster)
      return MISSING
    }
    return care === 'some' ? cluster : cluster.replace(IGNORABLE, '')
  }

  const text = (words: string) => {
    const clean = cleanText(words)
      .replaceAll('\t', ' ')
      .replaceAll(SOFT_HYPHEN, '')
      .replace(PRIVATE_USE, (sign) => {
        missing.add(sign)
        return MISSING
      })
    // Nothing but plain Latin, as almost always.
    if (/^[\n -~À-ÖØ-öø-ÿ–—‘’“”…]*$/.test(clean)) return breakable(clean)
    return breakable(Array.from(graphemes.segment(clean), ({ segment }) => cover(segment)).join(''))
  }
  return {
    text,
    /** The words in a picture are between its tags, and escaped already. */
    svg: (svg) => svg.replace(/>([^<]+)</g, (_, words: string) => `>${text(words).replaceAll(BREAK, '')}<`),
    missing,
  }
}

/** An address, a row of letters: places to break, so that nothing runs off the paper. */
const breakable = (text: string): string =>
  text.replace(new RegExp(`\\S{${LONGEST_RUN + 1},}`, 'gu'), (run) => {
    const signs = Array.from(graphemes.segment(run), ({ segment }) => segment)
    return signs.map((sign, at) => (at > 0 && at % BREAK_EVERY === 0 ? BREAK + sign : sign)).join('')
  })
