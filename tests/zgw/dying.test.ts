/** AG7: our process ends at each call of the sequence, before the register hears it or after, and a new one goes on. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPeer } from './peer.ts'
import type { Peer } from './peer-model.ts'
import { dyingAt, MINUTE, type Team, team } from './team.ts'

let peer: Peer
beforeEach(async () => {
  peer = await createPeer()
})
afterEach(() => peer.close())

interface Road {
  name: string
  /** Calls of the whole sequence, as a run without a death counts them. */
  calls: number
  partsAbove: number
  versions: number
  prepare?: (own: Team) => Promise<void>
}
const newVersion = async (own: Team, partsAbove: number) => {
  const worker = own.worker({ partsAbove })
  const first = await own.send()
  await worker.ask(own.bo, first)
  await worker.deliverDue()
}
const ROADS: Road[] = [
  { name: 'a small file', calls: 7, partsAbove: 5000, versions: 1 },
  { name: 'a file in three parts', calls: 11, partsAbove: 100, versions: 1 },
  {
    name: 'a next version',
    calls: 7,
    partsAbove: 5000,
    versions: 2,
    prepare: (own) => newVersion(own, 5000),
  },
  {
    name: 'a next version in three parts',
    calls: 10,
    partsAbove: 100,
    versions: 2,
    prepare: (own) => newVersion(own, 100),
  },
]
const BYTES = Uint8Array.from({ length: 250 }, (_, at) => at)

async function sendingOf(own: Team, road: Road) {
  peer.chunk = 100
  await road.prepare?.(own)
  const sendingId = await own.send({ version: road.versions })
  own.bytes.set(sendingId, BYTES)
  return sendingId
}

test.each(ROADS)('$name: so many calls', async (road) => {
  const own = await team(peer)
  const sendingId = await sendingOf(own, road)
  const life = dyingAt(0, 'before', own.db)
  const worker = own.worker({ ...life, partsAbove: road.partsAbove })
  await worker.ask(own.bo, sendingId)
  await worker.deliverDue()
  expect(await worker.state(sendingId)).toMatchObject({ state: 'arrived' })
  expect(life.calls).toBe(road.calls)
})

const moments = ROADS.flatMap((road) =>
  Array.from({ length: road.calls }, (_, index) =>
    (['before', 'after'] as const).map((when) => ({ road, call: index + 1, when, name: road.name })),
  ).flat(),
)

test.each(moments)('AG7: $name, dead $when call $call', async ({ road, call, when }) => {
  const own = await team(peer)
  const sendingId = await sendingOf(own, road)
  // A lock whose number died with us is opened by force; without that scope it waits for somebody (below).
  peer.scopes.add('documenten.geforceerd-unlock')
  const life = dyingAt(call, when, own.db)
  const dying = own.worker({ ...life, partsAbove: road.partsAbove })
  await dying.ask(own.bo, sendingId)
  dying.deliverDue().catch(() => undefined)
  await life.died

  const next = own.worker({ partsAbove: road.partsAbove })
  await next.deliverDue()
  expect(await next.state(sendingId)).toMatchObject({ state: 'arrived' })
  const { bytes, lock, versions } = peer.only()
  expect(bytes).toEqual(Buffer.from(BYTES))
  expect(lock).toBeNull()
  expect(peer.relations).toHaveLength(1)
  // Only where the lock of a half upload died with us, the same bytes are there as one version more.
  expect(versions.length - road.versions).toBeLessThanOrEqual(road.partsAbove === 100 ? 1 : 0)
})

test('a lock whose number died with us, without the scope to open it: it says so, and goes on when it is open', async () => {
  const own = await team(peer)
  const road = ROADS[2] as Road
  const sendingId = await sendingOf(own, road)
  // Type, zaak, search, lock.
  const life = dyingAt(4, 'after', own.db)
  const dying = own.worker({ ...life, partsAbove: road.partsAbove })
  await dying.ask(own.bo, sendingId)
  dying.deliverDue().catch(() => undefined)
  await life.died
  const next = own.worker({ partsAbove: road.partsAbove })
  await next.deliverDue()
  const stored = [...peer.documents.values()][0]
  expect(stored?.lock).not.toBeNull()
  expect(await next.state(sendingId)).toMatchObject({ state: 'under-way', errorCode: 'lost-lock' })
  if (stored) stored.lock = null
  own.clock.advance(60 * MINUTE)
  await next.deliverDue()
  expect(await next.state(sendingId)).toMatchObject({ state: 'arrived' })
  expect(peer.only().versions).toHaveLength(2)
})
