/** The collaboration server in a process of its own (`frames-server.ts`): its memory and its blocks are not those of the clients. */
import { fork } from 'node:child_process'
import { once } from 'node:events'

interface HowItWas {
  /** Why a plan could not be opened any more; empty when each can. */
  broken: string
  errors: number
  slowReaders: number
  mostBlockMs: number
  mostMB: number
}

export async function roomsApart(rooms: number) {
  const child = fork(new URL('./frames-server.ts', import.meta.url), [String(rooms)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [url] = (await once(child, 'message')) as [string]
  return {
    url,
    async howWasIt(): Promise<HowItWas> {
      child.send('how was it')
      const [answer] = (await once(child, 'message')) as [HowItWas]
      return answer
    },
    end: () => void child.kill('SIGKILL'),
  }
}
