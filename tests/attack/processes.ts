/** Processes of their own for rounds of an attack: each takes a seed and answers with what it did, or with what went wrong. */
import { type ChildProcess, fork } from 'node:child_process'
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
      const answer = await answerOf(child, seed)
      if (!answer.did) throw new Error(answer.error)
      return answer.did
    } finally {
      free.push(child)
    }
  }
}

function answerOf(child: ChildProcess, seed: number): Promise<Answer> {
  return new Promise((resolve) => {
    const done = (answer: Answer) => {
      child.off('message', done).off('exit', ended)
      resolve(answer)
    }
    const ended = (code: number | null, signal: string | null) =>
      done({ error: `The process ended: ${code ?? signal}` })
    child.on('message', done).on('exit', ended)
    child.send(seed)
  })
}
