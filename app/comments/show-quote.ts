/** Brings what a remark is about into view; on a telephone after its question has opened. */
export function showQuote(threadId: string, section: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const place =
        document.querySelector(`.commented[data-thread="${CSS.escape(threadId)}"]`) ??
        document.getElementById(`onderdeel-${section}`)
      place?.scrollIntoView({ block: 'center' })
    }),
  )
}
