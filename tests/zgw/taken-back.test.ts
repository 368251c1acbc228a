/** The family takes a sending back while it is on its way: nothing of it is left in the register without a zaak. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliveries, sendings } from '#db/schema.ts'
import { clearAfterTakingBack } from '#server/zgw/withdrawn.ts'
import { createPeer } from './peer.ts'
import type { Peer } from './peer-model.ts'
import { dyingAt, MINUTE, type Team, team } from './team.ts'

let peer: Peer
let own: Team
beforeEach(async () => {
  peer = await createPeer()
  own = await team(peer)
  peer.scopes.add('documenten.verwijderen')
})
afterEach(() => peer.close())

const DOCUMENTS = '/documenten/api/v1/enkelvoudiginformatieobjecten'
const RELATIONS = '/zaken/api/v1/zaakinformatieobjecten'

async function takeBack(sendingId: string) {
  await own.db.write(async (tx) => {
    await tx.update(sendings).set({ status: 'withdrawn', content: null }).where(eq(sendings.id, sendingId))
    await clearAfterTakingBack(tx, sendingId, own.clock.now())
  })
}

/** Takes it back right after the register did this. */
function takenBackAfter(call: string, sendingId: string) {
  peer.halt = ({ method, path }) => {
    if (!`${method} ${path}`.startsWith(call)) return undefined
    peer.halt = () => undefined
    return takeBack(sendingId)
  }
}

async function asked(sendingId: string) {
  const worker = own.worker()
  await worker.ask(own.bo, sendingId)
  await worker.deliverDue()
  return worker
}

test('between making and relating: the document is removed again', async () => {
  const sendingId = await own.send()
  takenBackAfter(`POST ${DOCUMENTS}`, sendingId)
  const worker = await asked(sendingId)
  expect(await worker.state(sendingId)).toMatchObject({ state: 'failed', errorCode: 'withdrawn' })
  expect(peer.documents.size).toBe(0)
  expect(peer.relations).toEqual([])
})

test('between the plan and its part on safety: the plan is in the zaak, the part is not', async () => {
  const sendingId = await own.send()
  own.safety.set(sendingId, new TextEncoder().encode('%PDF safety'))
  takenBackAfter(`POST ${RELATIONS}`, sendingId)
  const worker = await asked(sendingId)
  expect(await worker.state(sendingId)).toMatchObject({ state: 'arrived' })
  expect(peer.relations).toHaveLength(1)
  expect(peer.only().newest.vertrouwelijkheidaanduiding).toBe('vertrouwelijk')
})

test('while half of a large file is there', async () => {
  peer.chunk = 10
  const sendingId = await own.send()
  takenBackAfter('PUT /documenten/api/v1/bestandsdelen', sendingId)
  const worker = own.worker({ partsAbove: 10 })
  await worker.ask(own.bo, sendingId)
  await worker.deliverDue()
  expect(await worker.state(sendingId)).toMatchObject({ state: 'failed', errorCode: 'withdrawn' })
  expect(peer.documents.size).toBe(0)
})

test('when our process died before it knew that the document was made', async () => {
  const sendingId = await own.send()
  // Type, zaak, search, create.
  const life = dyingAt(4, 'after', own.db)
  const dying = own.worker(life)
  await dying.ask(own.bo, sendingId)
  dying.deliverDue().catch(() => undefined)
  await life.died
  expect(peer.documents.size).toBe(1)
  await takeBack(sendingId)
  await own.worker().deliverDue()
  expect(peer.documents.size).toBe(0)
})

test('when it had been given up: it is looked at once more', async () => {
  const sendingId = await own.send()
  peer.trouble = [...Array.from({ length: 4 }, () => () => undefined), () => ({ status: 503, body: '' })]
  const worker = await asked(sendingId)
  await own.db.write((tx) => tx.update(deliveries).set({ status: 'failed' }))
  expect(peer.documents.size).toBe(1)
  await takeBack(sendingId)
  await worker.deliverDue()
  expect(peer.documents.size).toBe(0)
})

test('without the right to remove it says so, and does it once it may', async () => {
  peer.scopes.delete('documenten.verwijderen')
  const sendingId = await own.send()
  takenBackAfter(`POST ${DOCUMENTS}`, sendingId)
  const worker = await asked(sendingId)
  expect(await worker.state(sendingId)).toMatchObject({ state: 'under-way', errorCode: 'not-removed' })
  expect(peer.documents.size).toBe(1)
  peer.scopes.add('documenten.verwijderen')
  own.clock.advance(30 * MINUTE)
  await worker.deliverDue()
  expect(await worker.state(sendingId)).toMatchObject({ state: 'failed', errorCode: 'withdrawn' })
  expect(peer.documents.size).toBe(0)
})

test('a next version: before it is there, the one before stays and is open; after that it has arrived', async () => {
  await asked(await own.send())
  const before = await own.send({ version: 2 })
  takenBackAfter(`POST ${DOCUMENTS}/${[...peer.documents.keys()][0]}/lock`, before)
  const worker = await asked(before)
  expect(await worker.state(before)).toMatchObject({ state: 'failed', errorCode: 'withdrawn' })
  expect([peer.only().versions.length, peer.only().lock]).toEqual([1, null])

  const after = await own.send({ version: 2 })
  takenBackAfter(`PUT ${DOCUMENTS}`, after)
  await worker.ask(own.bo, after)
  await worker.deliverDue()
  expect(await worker.state(after)).toMatchObject({ state: 'arrived' })
  expect([peer.only().versions.length, peer.only().lock]).toEqual([2, null])
  expect(peer.relations).toHaveLength(1)
})

test('a document that is not ours is left alone', async () => {
  const older = await own.send()
  takenBackAfter(`POST ${DOCUMENTS}`, older)
  peer.scopes.delete('documenten.verwijderen')
  const worker = await asked(older)
  // Meanwhile the next version took the same document, and is in the zaak.
  const newer = await own.send({ version: 2 })
  await worker.ask(own.bo, newer)
  await worker.deliverDue()
  expect(await worker.state(newer)).toMatchObject({ state: 'arrived' })
  peer.scopes.add('documenten.verwijderen')
  own.clock.advance(30 * MINUTE)
  await worker.deliverDue()
  expect(peer.only().bytes).toEqual(Buffer.from(own.bytes.get(newer) ?? []))
})
