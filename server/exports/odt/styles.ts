/** How the OpenDocument file looks: `styles.xml`, with the styles that `content.xml` names. */
import type { Book } from '#plan/book/book.ts'
import type { Language } from '#plan/template.ts'
import { escapeMarkup } from '../text.ts'

export const COUNTRIES: Record<Language, string> = { nl: 'NL', en: 'GB' }

export const NAMESPACES = [
  ['office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
  ['style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
  ['text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
  ['table', 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'],
  ['draw', 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'],
  ['fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['svg', 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['meta', 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(' ')

const TEAL = '#0e5a57'
const MUTED = '#4f5763'
const SANS = `style:font-name="Calibri"`
const SERIF = `style:font-name="Georgia"`

const style = (name: string, paragraph: string, text: string, extra = '') =>
  `<style:style style:name="${name}" style:display-name="${name.replaceAll('_20_', ' ')}" style:family="paragraph" ` +
  `style:parent-style-name="Standard" ${extra}>` +
  `<style:paragraph-properties ${paragraph}/><style:text-properties ${text}/></style:style>`

const heading = (level: number, size: string, before: string, font: string, color: string) =>
  style(
    `Heading_20_${level}`,
    `fo:margin-top="${before}" fo:margin-bottom="0.15cm" fo:keep-with-next="always"`,
    `${font} fo:font-size="${size}" style:font-size-complex="${size}" fo:font-weight="bold" style:font-weight-complex="bold" fo:color="${color}"`,
    `style:default-outline-level="${level}" style:class="text" style:next-style-name="Standard"`,
  )

const box = (name: string, color: string, background: string) =>
  style(
    name,
    `fo:margin-left="0.4cm" fo:padding-left="0.3cm" fo:border-left="2.5pt solid ${color}" ` +
      `fo:background-color="${background}" fo:margin-bottom="0cm" fo:padding-bottom="0.1cm" fo:keep-together="always"`,
    '',
  )

export function stylesXml({ language, watermark, check, words }: Book): string {
  const locale = `fo:language="${language}" fo:country="${COUNTRIES[language]}"`
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles ${NAMESPACES} office:version="1.3">
<office:font-face-decls>
<style:font-face style:name="Calibri" svg:font-family="Calibri, Carlito" style:font-family-generic="swiss"/>
<style:font-face style:name="Georgia" svg:font-family="Georgia, Gelasio" style:font-family-generic="roman"/>
<style:font-face style:name="Consolas" svg:font-family="Consolas, 'Liberation Mono'" style:font-family-generic="modern"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="120%" fo:orphans="2" fo:widows="2"/>
<style:text-properties ${SANS} fo:font-size="11.5pt" style:font-size-complex="11.5pt" fo:color="#2d353f" ${locale} style:language-complex="ar" style:country-complex="SA"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph" style:class="text"><style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>
${style('Title', 'fo:margin-bottom="0.1cm" fo:keep-with-next="always"', `${SERIF} fo:font-size="26pt" fo:font-weight="bold" fo:color="${TEAL}"`, 'style:class="chapter"')}
${style('Subtitle', 'fo:margin-bottom="0.3cm"', `fo:font-size="12.5pt" fo:color="${MUTED}"`, 'style:class="chapter"')}
${heading(1, '16pt', '0.6cm', SERIF, TEAL)}
${heading(2, '12.5pt', '0.35cm', SANS, '#2d353f')}
${style('Caption', 'fo:margin-top="0.1cm" fo:keep-with-next="always"', `fo:font-size="10.5pt" fo:color="${MUTED}"`)}
${style('By', '', `fo:font-weight="bold" fo:color="${TEAL}"`)}
${style('Note', '', `fo:font-size="10.5pt" fo:color="${MUTED}"`)}
${style('Table_20_Contents', 'fo:margin-bottom="0.05cm"', '')}
${style('Table_20_Heading', 'fo:margin-bottom="0.05cm"', 'fo:font-weight="bold" style:font-weight-complex="bold"')}
${box('Quote', '#e3a33a', '#ffffff')}
${box('Notice', TEAL, '#f8f3ea')}
${style('Footer', 'fo:border-top="0.5pt solid #c9c3b6" fo:padding-top="0.1cm"', `fo:font-size="9pt" fo:color="${MUTED}"`)}
<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format=""/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>
<text:list-style style:name="Bullets">${[1, 2, 3, 4].map(bullet).join('')}</text:list-style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin="2cm" fo:margin-top="2cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/>
<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
<style:style style:name="FooterRow" style:family="paragraph" style:parent-style-name="Footer"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="17cm" style:type="right"/></style:tab-stops></style:paragraph-properties></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:footer><text:p text:style-name="FooterRow">${escapeMarkup(check?.shortCode ?? watermark ?? '')}<text:tab/>${escapeMarkup(words.page)} <text:page-number text:select-page="current">1</text:page-number> ${escapeMarkup(words.of)} <text:page-count>1</text:page-count></text:p></style:footer>
</style:master-page></office:master-styles>
</office:document-styles>`
}

const bullet = (level: number) =>
  `<text:list-level-style-bullet text:level="${level}" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment">` +
  `<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.45cm" fo:margin-left="${0.6 * level}cm"/>` +
  '</style:list-level-properties></text:list-level-style-bullet>'
