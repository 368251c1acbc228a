/** Reads a PDF as another program does (pdf.js), and unpacks every stream of it, to look for what must not be there. */
import { inflateSync } from 'node:zlib'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

interface Node {
  role?: string
  children?: Node[]
  alt?: string
  lang?: string
}

export interface OpenedPdf {
  pages: number
  language: string
  title: string
  /** XMP, as text. */
  metadata: string
  /** Titles of the outline, in order. */
  outline: string[]
  /** Every role of the structure tree, in reading order. */
  roles: string[]
  alts: string[]
  languages: string[]
  /** Words per page, as somebody would copy them. */
  text: string[]
  attachments: Record<string, Uint8Array>
  /** How far the words of the widest line come, as a part of the page's width; a turned watermark is no line. */
  widest: number
}

export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    isEvalSupported: false,
  })
  const pdf = await task.promise
  const { info, metadata } = await pdf.getMetadata()
  const found = { roles: [] as string[], alts: [] as string[], languages: [] as string[] }
  const walk = (node: Node) => {
    if (node.role) found.roles.push(node.role)
    if (node.alt) found.alts.push(node.alt)
    if (node.lang) found.languages.push(node.lang)
    for (const child of node.children ?? []) walk(child)
  }
  const text: string[] = []
  let widest = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const tree = (await page.getStructTree()) as Node | null
    if (tree) walk(tree)
    const { items } = await page.getTextContent()
    const width = (page.view[2] ?? 0) - (page.view[0] ?? 0)
    for (const item of items)
      if ('str' in item && item.str.trim() !== '' && item.transform[1] === 0)
        widest = Math.max(widest, ((item.transform[4] as number) + item.width) / width)
    text.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  const outline = (await pdf.getOutline()) ?? []
  const attached = (await pdf.getAttachments()) as Record<
    string,
    { filename: string; content: Uint8Array }
  > | null
  const facts = info as { Language?: string; Title?: string }
  const opened: OpenedPdf = {
    pages: pdf.numPages,
    language: facts.Language ?? '',
    title: facts.Title ?? '',
    metadata: metadata?.getRaw() ?? '',
    outline: outline.map(({ title }) => title),
    ...found,
    text,
    widest,
    attachments: Object.fromEntries(
      Object.values(attached ?? {}).map(({ filename, content }) => [filename, content]),
    ),
  }
  await task.destroy()
  return opened
}

/** The whole file with every packed stream unpacked: what any tool could find in it. */
export function unpacked(bytes: Uint8Array): string {
  const file = Buffer.from(bytes)
  const parts = [file]
  let at = 0
  for (;;) {
    const start = file.indexOf('stream\n', at)
    if (start < 0) break
    const end = file.indexOf('endstream', start)
    const body = file.subarray(start + 'stream\n'.length, end)
    try {
      parts.push(inflateSync(body))
    } catch {
      // Not packed: it stands in the file as it is.
    }
    at = end + 'endstream'.length
  }
  return parts.map((part) => part.toString('latin1')).join('\n')
}
