/** The fonts of the PDF: an explicit list, so that the same plan looks the same on every machine. All under the OFL. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'

const require = createRequire(import.meta.url)

/**
 * Source Sans 3: Latin, Greek, Cyrillic. Noto Sans: the rest of those and Devanagari. Vazirmatn: Arabic, Persian; other
 * Arabic fonts of Noto give doubled letters when text is copied. Fraunces is for titles.
 */
const FILES = [
  require.resolve('@expo-google-fonts/fraunces/600SemiBold/Fraunces_600SemiBold.ttf'),
  require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  require.resolve('@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf'),
  require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
  require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  require.resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
  require.resolve('@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf'),
  require.resolve('@expo-google-fonts/vazirmatn/600SemiBold/Vazirmatn_600SemiBold.ttf'),
  require.resolve('@expo-google-fonts/noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf'),
  require.resolve('@expo-google-fonts/noto-sans-ethiopic/600SemiBold/NotoSansEthiopic_600SemiBold.ttf'),
  require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
]

export const readFonts = (): Buffer[] => FILES.map((file) => readFileSync(file))

/** For each font what it has a glyph for; the fonts of titles left out, for every title falls back to the others. */
export function coverageOf(fonts: readonly Buffer[]): ((codePoint: number) => boolean)[] {
  return fonts.slice(1).flatMap((bytes) => {
    const font = fontkit.create(bytes)
    return 'hasGlyphForCodePoint' in font ? [(at: number) => font.hasGlyphForCodePoint(at)] : []
  })
}
