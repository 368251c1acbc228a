/** How the file looks: styles that a family can change in Word in one place. Sizes in half points, lengths in twips. */
import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'
import type { Language } from '#plan/template.ts'

export const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }

export const MARGIN = 1134
/** Of an A4 page between two of those margins. */
export const TEXT_WIDTH = 11_906 - 2 * MARGIN

const TEAL = '0e5a57'
const INK = '2d353f'

/** Without `auto` a picture in a line is cut to the height of that line. */
const line = { line: 288, lineRule: LineRuleType.AUTO }

export const styles = (locale: string): IStylesOptions => ({
  default: {
    document: {
      run: {
        font: 'Calibri',
        size: 23,
        color: INK,
        language: { value: locale, eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: 120, ...line } },
    },
    title: {
      run: { font: 'Georgia', size: 52, bold: true, color: TEAL },
      paragraph: { spacing: { after: 60, ...line }, keepNext: true },
    },
    heading1: {
      run: { font: 'Georgia', size: 32, bold: true, color: TEAL },
      paragraph: { spacing: { before: 360, after: 120, ...line }, keepNext: true },
    },
    heading2: {
      run: { font: 'Calibri', size: 25, bold: true, color: INK },
      paragraph: { spacing: { before: 200, after: 80, ...line }, keepNext: true },
    },
    caption: {
      run: { size: 21, color: '4f5763', italics: false },
      paragraph: { spacing: { before: 60, after: 80, ...line }, keepNext: true },
    },
  },
  paragraphStyles: [
    { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { size: 25, color: '4f5763' } },
    { id: 'By', name: 'By', basedOn: 'Normal', run: { bold: true, color: TEAL } },
    { id: 'Note', name: 'Note', basedOn: 'Normal', run: { size: 21, color: '4f5763' } },
  ],
})

export const BULLETS: INumberingOptions['config'][number] = {
  reference: 'bullets',
  levels: [0, 1, 2, 3].map((level) => ({
    level,
    format: LevelFormat.BULLET,
    text: '•',
    alignment: AlignmentType.START,
    style: {
      paragraph: { indent: { left: 360 * (level + 1), hanging: 260 }, spacing: { after: 60, ...line } },
    },
  })),
}
