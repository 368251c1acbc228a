/**
 * A picture of our own making as PNG, for word processors. The fonts come along with the program: a server without any
 * font draws the same names as one with many.
 */
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'

/** Of the text on an A4 page with margins of 2 cm. */
export const TEXT_WIDTH_CM = 17
const DPI = 200

const FONTS = [
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  '@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
  '@expo-google-fonts/noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
].map((path) => fileURLToPath(import.meta.resolve(path)))

export interface Png {
  data: Uint8Array
  widthCm: number
  heightCm: number
}

/** `width`: the part of the text's width, 0–1. */
export function pngOf(svg: string, width: number): Png {
  const widthCm = TEXT_WIDTH_CM * Math.min(Math.max(width, 0.05), 1)
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round((widthCm / 2.54) * DPI) },
    background: '#ffffff',
    font: {
      fontFiles: FONTS,
      loadSystemFonts: false,
      defaultFontFamily: 'Source Sans 3',
      sansSerifFamily: 'Source Sans 3',
    },
  }).render()
  return { data: drawn.asPng(), widthCm, heightCm: (widthCm * drawn.height) / drawn.width }
}
