/** Our calls and the peer's answers, held against the official files of both generations of the standard. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRegisterClient } from '#server/zgw/client.ts'
import { describePaper } from '#server/zgw/describe.ts'
import { behindPrism, type Checked, GENERATIONS, missingFiles, OAS_DIR } from './official.ts'
import { connectionTo, createPeer } from './peer.ts'
import type { Peer } from './peer-model.ts'
import { MINUTE, type Team, team } from './team.ts'

const missing = missingFiles()
const START_TIMEOUT = 120_000

if (missing.length > 0)
  test('our calls against the official files of the standard', ({ skip }) => {
    skip(`not in ${OAS_DIR} (set ZGW_OAS_DIR): ${missing.join(', ')}`)
  })

const generations = Object.keys(GENERATIONS) as (keyof typeof GENERATIONS)[]
describe.each(missing.length > 0 ? [] : generations)('%s', (generation) => {
  let peer: Peer
  let checked: Checked
  beforeAll(async () => {
    peer = await createPeer()
    checked = await behindPrism(peer, generation)
  }, START_TIMEOUT)
  afterAll(async () => {
    await checked.close()
    await peer.close()
  })

  async function through(): Promise<Team> {
    peer.documents.clear()
    peer.relations.splice(0)
    peer.calls.splice(0)
    checked.violations.splice(0)
    const own = await team(peer)
    Object.assign(own.connection, connectionTo(checked.origin))
    return own
  }
  async function put(own: Team, sendingId: string, partsAbove?: number) {
    const worker = own.worker(partsAbove === undefined ? {} : { partsAbove })
    await worker.ask(own.bo, sendingId)
    await worker.deliverDue()
    expect(checked.violations).toEqual([])
    return worker.state(sendingId)
  }

  test('a plan, its next version, and a part on safety', async () => {
    const own = await through()
    const first = await own.send()
    own.safety.set(first, new TextEncoder().encode('%PDF safety'))
    expect(await put(own, first)).toMatchObject({ state: 'arrived' })
    const second = await own.send({ version: 2 })
    expect(await put(own, second)).toMatchObject({ state: 'arrived' })
    expect(checked.violations).toEqual([])
    expect([...peer.documents.values()].map(({ versions }) => versions.length)).toEqual([2, 1])
    expect(peer.relations).toHaveLength(2)
  })

  test('a file in parts', async () => {
    const own = await through()
    peer.chunk = 100
    const sendingId = await own.send()
    own.bytes.set(sendingId, new Uint8Array(250).fill(9))
    expect(await put(own, sendingId, 100)).toMatchObject({ state: 'arrived' })
    expect(checked.violations).toEqual([])
    expect(peer.only().bytes).toEqual(Buffer.alloc(250, 9))
  })

  test('what is refused', async () => {
    const own = await through()
    const sendingId = await own.send()
    peer.scopes.delete('documenten.aanmaken')
    expect(await put(own, sendingId)).toMatchObject({ errorCode: 'permission_denied' })
    peer.scopes.add('documenten.aanmaken')
    for (const type of peer.types) type.allowed = false
    own.clock.advance(30 * MINUTE)
    await own.worker().deliverDue()
    expect(await own.worker().state(sendingId)).toMatchObject({
      errorCode: 'missing-zaaktype-informatieobjecttype-relation',
    })
    for (const type of peer.types) type.allowed = true
    expect(checked.violations).toEqual([])
  })

  test('the check itself finds something: a document without a title, a zaak without its headers', async () => {
    const own = await through()
    const spoiled = ((url, init) => {
      const body =
        typeof init?.body === 'string' ? init.body.replace('"titel":', '"geen-titel":') : init?.body
      const headers = Object.fromEntries(
        Object.entries(init?.headers ?? {}).map(([name, value]) => [
          name,
          name.endsWith('-Crs') ? 'EPSG:28992' : value,
        ]),
      )
      return fetch(url, { ...init, body, headers })
    }) as typeof fetch
    const client = createRegisterClient({
      ...{ connection: own.connection, clock: own.clock, worker: own.bo, fetch: spoiled },
    })
    await expect(client.zaak('ZAAK-1')).rejects.toThrow()
    expect(checked.violations).toHaveLength(1)
    const input = describePaper({
      ...{ paper: 'plan', identificatie: 'FGP-1', connection: own.connection, withFile: true },
      particulars: { version: 1, settledOn: '2027-03-14', language: 'nl' },
      type: 'https://catalogi.example/1',
      bytes: new Uint8Array(3),
    })
    await expect(client.create(input)).rejects.toThrow()
    expect(checked.violations).toHaveLength(2)
  })
})
