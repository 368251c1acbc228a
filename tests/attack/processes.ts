/** Processes of their own for rounds of an attack: each takes a seed and answers with what it did, or with what went wrong. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

interface Answer {
  did?: Record<string, number>
  error?: string
}

/** For the length of one test. As many rounds at once as there are processes. */
export function processes(module: string, count: number): (seed: number) => Promise<Record<string, number>> {
  const all = Array.from({ length: count }, () =>
    fork(new URL(module, import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  )
  onTestFinished(() => {
    for (const child of all) child.kill('SIGKILL')
  })
  const free: ChildProcess[] = [...all]
  return async (seed) => {
    const child = free.pop()
    if (!child) throw new Error('More rounds at once than processes')
    try {
      child.send(seed)
      const [answer] = (await Promise.race([
        once(child, 'message'),
        once(child, 'exit').then(([code, signal]) => [{ error: `The process ended: ${code ?? signal}` }]),
      ])) as [Answer]
      if (!answer.did) throw new Error(answer.error)
      return answer.did
    } finally {
      free.push(child)
    }
  }
}
