/** The line of everybody at once: five hundred pages, as the page's own code connects them, lose the server and come back. */
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { openConnection, type PlanConnection } from '#app/editor/connection.ts'
import type { SocketConstructor } from '#app/editor/counting-socket.ts'
import { startPlan } from '#tests/harness/family.ts'
import type { Person } from '#tests/harness/person.ts'
import { testServer } from '#tests/harness/server.ts'
import { until } from '#tests/harness/until.ts'
import { note } from './rounds.ts'

const PAGES = 500
const PLANS = 20
const BACK_WITHIN_MS = 30_000
/** Of the pages, in any tenth of a second. */
const MOST_AT_ONCE = 0.4

test('R-B38: five hundred pages that lose the server at once are back within 30 s, spread', async () => {
  const server = await testServer()
  const tries: number[] = []
  const socketOf = (person: Person) =>
    class extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: { Cookie: person.cookie }, origin: person.origin })
        tries.push(performance.now())
      }
    } as unknown as SocketConstructor
  const pages: PlanConnection[] = []
  onTestFinished(() => {
    for (const page of pages) page.close()
  })
  for (let index = 0; index < PLANS; index += 1) {
    const { parent, planId } = await startPlan(server.origin)
    for (let tab = 0; tab < PAGES / PLANS; tab += 1)
      pages.push(
        openConnection({
          url: `${server.origin.replace(/^http/, 'ws')}/collab`,
          planId,
          as: null,
          onChanged: () => undefined,
          Socket: socketOf(parent),
        }),
      )
  }
  const live = () => pages.filter((page) => page.view().state.kind === 'live').length
  await until('all are there', () => live() === PAGES, 60_000)

  await server.kill()
  await until('all have noticed', () => live() === 0, 20_000)
  await server.start()
  tries.length = 0
  const began = performance.now()
  await until('all are back', () => live() === PAGES, BACK_WITHIN_MS)
  const took = performance.now() - began
  expect(took).toBeLessThan(BACK_WITHIN_MS)
  const moments = new Map<number, number>()
  for (const at of tries) {
    const tenth = Math.floor(at / 100)
    moments.set(tenth, (moments.get(tenth) ?? 0) + 1)
  }
  const most = Math.max(...moments.values())
  note('storm', { pages: PAGES, backAfterMs: Math.round(took), tries: tries.length, mostInATenth: most })
  expect(most).toBeLessThan(PAGES * MOST_AT_ONCE)
  expect(moments.size).toBeGreaterThan(5)
}, 180_000)
