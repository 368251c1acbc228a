/** Loaded only when somebody checks a PDF. */
import { GlobalWorkerOptions, getDocument, VerbosityLevel } from 'pdfjs-dist'
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = worker

export async function readAttachment(bytes: Uint8Array, name: string): Promise<Uint8Array | null> {
  const task = getDocument({
    data: bytes,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    stopAtErrors: false,
  })
  try {
    const attachments = (await (await task.promise).getAttachments()) as Record<
      string,
      { filename: string; content: Uint8Array }
    > | null
    const found = Object.values(attachments ?? {}).find(({ filename }) => filename === name)
    return found?.content ?? null
  } catch {
    // No PDF after all, or a damaged one.
    return null
  } finally {
    await task.destroy()
  }
}
