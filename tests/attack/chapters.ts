/** A process of its own that lives through chapters, one seed after the other: its memory is that of the frames alone. */
import { chapter } from './chapter.ts'

process.on('message', async (seed: number) => {
  try {
    const did = await chapter(seed)
    process.send?.({ did: { ...did, mostMB: Math.round(process.memoryUsage.rss() / 1024 / 1024) } })
  } catch (error) {
    process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
