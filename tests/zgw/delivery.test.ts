/** The plan in the register, against a peer with OpenZaak's rules: what it does when things go well, and when they do not. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliveries, sendings } from '#db/schema.ts'
import { KNOWN_CODES } from '#server/zgw/problem.ts'
import { createPeer, fingerprint, SCOPES, ZAAK } from './peer.ts'
import { type Peer, RSIN } from './peer-model.ts'
import { MINUTE, type Team, team } from './team.ts'

let peer: Peer
let own: Team
beforeEach(async () => {
  peer = await createPeer()
  own = await team(peer)
})
afterEach(() => peer.close())

const large = (size = 3500) => Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 8)) % 256)
const row = async (sendingId: string) => {
  const [found] = await own.db.read.select().from(deliveries).where(eq(deliveries.sendingId, sendingId))
  return found
}
const called = (start: string) =>
  peer.calls.filter(({ method, path }) => `${method} ${path}`.startsWith(start))
const CREATE = 'POST /documenten/api/v1/enkelvoudiginformatieobjecten'

/** Asks, and tries until it arrived or was given up; each round a day later. */
async function asked(options: Parameters<Team['worker']>[0] = {}, days = 1) {
  const sendingId = await own.send()
  const worker = own.worker(options)
  await worker.ask(own.bo, sendingId)
  for (let day = 0; day < days; day += 1) {
    await worker.deliverDue()
    own.clock.advance(24 * 60 * MINUTE)
  }
  return { sendingId, worker, state: await worker.state(sendingId) }
}
async function one(state: unknown, sendingId: string) {
  expect(state).toMatchObject({ state: 'arrived' })
  expect(peer.only().bytes).toEqual(Buffer.from(own.bytes.get(sendingId) ?? []))
  expect(peer.only().lock).toBeNull()
  expect(peer.relations).toHaveLength(1)
  expect(peer.mirrored).toHaveLength(1)
}

describe('a plan that goes well', () => {
  test('is one document with the fields of the standard, in the zaak', async () => {
    const { sendingId, state } = await asked()
    await one(state, sendingId)
    const { newest } = peer.only()
    expect(newest).toMatchObject({
      identificatie: `FGP-${own.planId}`,
      bronorganisatie: RSIN,
      titel: 'Familiegroepsplan versie 1 (akkoord 14-03-2027)',
      bestandsnaam: 'familiegroepsplan-v1.pdf',
      creatiedatum: '2027-03-14',
      status: 'definitief',
      taal: 'nld',
      formaat: 'application/pdf',
      indicatieGebruiksrecht: false,
      vertrouwelijkheidaanduiding: 'vertrouwelijk',
      ondertekening: { soort: 'digitaal', datum: '2027-03-14' },
      integriteit: { algoritme: 'sha_256', waarde: fingerprint(newest.bytes), datum: '2027-03-14' },
    })
    expect(String(newest.identificatie).length).toBeLessThanOrEqual(40)
  })

  test('tells the register who of the team asked, with a token for each call from before now', async () => {
    await asked()
    const tokens = new Set(peer.calls.map(({ headers }) => headers.authorization))
    expect(peer.calls.length).toBeGreaterThan(5)
    const { claims } = peer.calls[0] ?? {}
    const now = Math.floor((own.clock.now() - 24 * 60 * MINUTE) / 1000)
    expect(claims).toEqual({
      iss: 'familiegroepsplan',
      client_id: 'familiegroepsplan',
      iat: now - 5,
      user_id: own.bo.id,
      user_representation: 'Bo Jansen',
    })
    // Of one moment they are the same; a minute later they are not.
    expect(tokens.size).toBe(1)
  })

  test('sends the coordinate headers on /zaken and nowhere else', async () => {
    await asked()
    for (const { path, headers } of peer.calls) {
      const isZaken = path === '/zaken/api/v1/zaken'
      expect([path, headers['accept-crs'], headers['content-crs']]).toEqual(
        isZaken ? [path, 'EPSG:4326', 'EPSG:4326'] : [path, undefined, undefined],
      )
    }
    expect(own.logged).toContainEqual({ api: 'documenten', version: '1.4.2' })
  })

  test('asks the catalogue once a day', async () => {
    const { worker } = await asked()
    expect(called('GET /catalogi')).toHaveLength(1)
    const second = await own.send({ version: 2 })
    own.clock.advance(-24 * 60 * MINUTE)
    await worker.ask(own.bo, second)
    await worker.deliverDue()
    expect(called('GET /catalogi')).toHaveLength(1)
  })
})

describe('once, whatever happens', () => {
  test('S12-T3, AG7: sent twice it is one document and one relation', async () => {
    const sendingId = await own.send()
    const worker = own.worker()
    await Promise.all([worker.ask(own.bo, sendingId), worker.ask(own.bo, sendingId)])
    await Promise.all([worker.deliverDue(), worker.deliverDue()])
    await worker.ask(own.bo, sendingId)
    await worker.deliverDue()
    await one(await worker.state(sendingId), sendingId)
    expect(called(CREATE)).toHaveLength(1)
  })

  test('AG7: an attempt that forgot everything reads back what is there', async () => {
    const { sendingId, worker } = await asked()
    const progress = JSON.stringify({ plan: { identificatie: `FGP-${own.planId}` } })
    await own.db.write((tx) => tx.update(deliveries).set({ status: 'waiting', progress }))
    await worker.deliverDue()
    await one(await worker.state(sendingId), sendingId)
    expect(peer.only().versions).toHaveLength(1)
    expect(called(CREATE)).toHaveLength(1)
  })

  test('a time-out after the register made it: still one', async () => {
    // Type, zaak, search; then the creation, whose answer gets lost.
    peer.trouble = [() => undefined, () => undefined, () => undefined, () => 'drop']
    const { sendingId, state } = await asked({}, 2)
    await one(state, sendingId)
    expect(called(CREATE)).toHaveLength(1)
  })

  test('a race: the register says that the identificatie is taken', async () => {
    const { worker } = await asked()
    const again = await own.send()
    own.bytes.set(again, peer.only().bytes ?? new Uint8Array())
    await worker.ask(own.bo, again)
    // Type and zaak; the search finds nothing yet.
    const nothing = { status: 200, body: { count: 0, results: [] } }
    peer.trouble = [() => undefined, () => undefined, () => nothing]
    await worker.deliverDue()
    await one(await worker.state(again), again)
  })

  test('the relation is there already: the register says `unique`', async () => {
    const { sendingId, worker } = await asked()
    await own.db.write((tx) => tx.update(deliveries).set({ status: 'relating' }))
    // Type, zaak, document; then the look for the relation.
    const none = { status: 200, body: [] }
    peer.trouble = [() => undefined, () => undefined, () => undefined, () => none]
    await worker.deliverDue()
    await one(await worker.state(sendingId), sendingId)
    expect(called('POST /zaken')).toHaveLength(2)
  })

  test('503 twice, then it arrives', async () => {
    const down = { status: 503, body: '<html>' }
    peer.trouble = [() => down, () => undefined, () => down]
    const { sendingId, state } = await asked({}, 3)
    await one(state, sendingId)
    expect((await row(sendingId))?.attempts).toBe(3)
  })

  test('pending-relations is tried again by itself', async () => {
    const pending = {
      status: 400,
      body: { code: 'invalid', invalidParams: [{ name: 'nonFieldErrors', code: 'pending-relations' }] },
    }
    peer.trouble = [...Array.from({ length: 5 }, () => () => undefined), () => pending]
    const { sendingId, worker } = await asked()
    expect(await row(sendingId)).toMatchObject({ errorCode: 'pending-relations', status: 'relating' })
    await worker.deliverDue()
    await one(await worker.state(sendingId), sendingId)
  })
})

describe('versions', () => {
  test('version 2 is a version of the same document, with the one relation', async () => {
    const { worker } = await asked()
    const second = await own.send({ version: 2 })
    await worker.ask(own.bo, second)
    await worker.deliverDue()
    await one(await worker.state(second), second)
    expect(peer.only().versions.map(({ titel }) => titel)).toEqual([
      'Familiegroepsplan versie 1 (akkoord 14-03-2027)',
      'Familiegroepsplan versie 2 (akkoord 14-03-2027)',
    ])
  })

  test('an older sending does not come on top of a newer one', async () => {
    const older = await own.send()
    const { worker, sendingId } = await asked()
    await worker.ask(own.bo, older)
    await worker.deliverDue()
    expect(await worker.state(older)).toMatchObject({ state: 'failed', errorCode: 'newer-version' })
    await one(await worker.state(sendingId), sendingId)
    expect(peer.only().versions).toHaveLength(1)
  })

  test('somebody works in the document: it waits, and opens nothing by force', async () => {
    peer.scopes.add('documenten.geforceerd-unlock')
    const { worker } = await asked()
    const stored = [...peer.documents.values()][0]
    if (stored) stored.lock = 'of-a-colleague'
    const second = await own.send({ version: 2 })
    await worker.ask(own.bo, second)
    await worker.deliverDue()
    expect(await worker.state(second)).toMatchObject({ state: 'under-way', errorCode: 'existing-lock' })
    expect(stored?.lock).toBe('of-a-colleague')
    if (stored) stored.lock = null
    own.clock.advance(2 * MINUTE)
    await worker.deliverDue()
    await one(await worker.state(second), second)
  })

  test('another case with the same plan has a document of its own; own words are no version of the plan', async () => {
    const { worker } = await asked()
    peer.zaken.push({
      uuid: crypto.randomUUID(),
      identificatie: 'ZAAK-2',
      archiefstatus: 'nog_te_archiveren',
    })
    const elsewhere = await own.send({ caseId: await own.anotherCase('ZAAK-2') })
    const alone = await own.send({ ownWordsOnly: true })
    for (const id of [elsewhere, alone]) await worker.ask(own.bo, id)
    await worker.deliverDue()
    const names = [...peer.documents.values()].map(({ versions }) => String(versions[0]?.identificatie))
    expect(names).toHaveLength(3)
    expect(new Set(names).size).toBe(3)
    expect(names[0]).toBe(`FGP-${own.planId}`)
    expect(names[1]).toMatch(new RegExp(`^FGP-${own.planId}-[0-9a-f]{8}$`))
    expect(names[2]).toBe(`FGP-EW-${alone}`)
    for (const name of names) expect(name.length).toBeLessThanOrEqual(40)
  })

  test('a part on safety is a second document, `geheim`, in the same zaak', async () => {
    const sendingId = await own.send()
    own.safety.set(sendingId, new TextEncoder().encode('%PDF safety'))
    const worker = own.worker()
    await worker.ask(own.bo, sendingId)
    await worker.deliverDue()
    await worker.deliverDue()
    expect(await worker.state(sendingId)).toMatchObject({ state: 'arrived' })
    const marks = [...peer.documents.values()].map(({ versions: [only] }) => [
      only?.identificatie,
      only?.vertrouwelijkheidaanduiding,
    ])
    expect(marks).toEqual([
      [`FGP-${own.planId}`, 'vertrouwelijk'],
      [`FGP-${own.planId}-V`, 'geheim'],
    ])
    expect(peer.relations).toHaveLength(2)
  })
})

describe('large files', () => {
  const options = { partsAbove: 1000 }
  beforeEach(() => {
    peer.chunk = 1000
  })
  async function askedLarge(days = 1) {
    const sendingId = await own.send()
    own.bytes.set(sendingId, large())
    const worker = own.worker(options)
    await worker.ask(own.bo, sendingId)
    for (let day = 0; day < days; day += 1) {
      await worker.deliverDue()
      own.clock.advance(24 * 60 * MINUTE)
    }
    return { sendingId, worker, state: await worker.state(sendingId) }
  }

  test('go in parts and are unlocked', async () => {
    const { sendingId, state } = await askedLarge()
    expect(called('PUT /documenten/api/v1/bestandsdelen')).toHaveLength(4)
    await one(state, sendingId)
    expect(fingerprint(peer.only().bytes)).toBe(fingerprint(large()))
  })

  test('a second version in parts', async () => {
    await askedLarge()
    const second = await own.send({ version: 2 })
    own.bytes.set(second, large(2100))
    const worker = own.worker(options)
    await worker.ask(own.bo, second)
    await worker.deliverDue()
    await one(await worker.state(second), second)
    expect(peer.only().versions).toHaveLength(2)
  })

  test('the line goes down after two parts: the lock is kept, and the other two follow', async () => {
    const down = { status: 502, body: '' }
    peer.trouble = [...Array.from({ length: 6 }, () => () => undefined), () => down]
    const { sendingId, worker } = await askedLarge()
    const progress = JSON.parse((await row(sendingId))?.progress ?? '{}')
    expect(progress.plan).toMatchObject({ lock: peer.only().lock, parts: 2 })
    await worker.deliverDue()
    await one(await worker.state(sendingId), sendingId)
    expect(called('PUT /documenten/api/v1/bestandsdelen')).toHaveLength(4)
  })

  test('the lock was opened by somebody: it says so, and begins again with its own', async () => {
    const open = () => {
      for (const document of peer.documents.values()) {
        document.lock = null
        document.parts = []
        Object.assign(document.versions.at(-1) ?? {}, { bestandsomvang: null })
      }
      return undefined
    }
    const wrong = {
      status: 400,
      body: { code: 'invalid', invalidParams: [{ name: 'lock', code: 'incorrect-lock-id' }] },
    }
    peer.trouble = [...Array.from({ length: 5 }, () => () => undefined), () => open() ?? wrong]
    const { sendingId, worker, state } = await askedLarge()
    expect(state).toMatchObject({ state: 'under-way', errorCode: 'lost-lock' })
    await worker.deliverDue()
    await one(await worker.state(sendingId), sendingId)
  })
})

describe('what the register refuses', () => {
  const refused: [string, (register: Peer) => unknown, string][] = [
    ['the zaak does not exist', ({ zaken }) => zaken.splice(0), 'zaak-unknown'],
    ['the type is not in the catalogue', ({ types }) => types.splice(0), 'type-unknown'],
    [
      'the type is a concept',
      ({ types: [type] }) => Object.assign(type ?? {}, { concept: true }),
      'type-unknown',
    ],
    [
      'the secret is wrong',
      (register) => Object.assign(register, { secret: 'another secret' }),
      'invalid-jwt-signature',
    ],
    ['a scope is missing', ({ scopes }) => scopes.delete('documenten.aanmaken'), 'permission_denied'],
    [
      'too confidential',
      (register) => Object.assign(register, { mostConfidential: 'intern' }),
      'permission_denied',
    ],
    [
      'the type does not belong to the zaaktype',
      ({ types: [type] }) => Object.assign(type ?? {}, { allowed: false }),
      'missing-zaaktype-informatieobjecttype-relation',
    ],
    [
      'the zaak is archived',
      ({ zaken: [zaak] }) => Object.assign(zaak ?? {}, { archiefstatus: 'overgedragen' }),
      'zaak-closed',
    ],
  ]
  test.each(refused)(
    '%s: its code is kept, its sentence is not; set right, it arrives',
    async (_, break_, code) => {
      const { types, zaken } = structuredClone({ types: peer.types, zaken: peer.zaken })
      const { secret, mostConfidential } = peer
      break_(peer)
      const { sendingId, worker, state } = await asked()
      expect(state).toMatchObject({ state: 'under-way', errorCode: code })
      expect(KNOWN_CODES).toContain(code)
      expect(JSON.stringify([await row(sendingId), own.logged])).not.toContain('zin van het register')
      Object.assign(peer, { types, zaken, secret, mostConfidential, scopes: new Set(SCOPES) })
      await worker.deliverDue()
      await one(await worker.state(sendingId), sendingId)
    },
  )

  test.each<[number, unknown, string]>([
    [400, { code: 'invalid', invalidParams: [{ name: 'zaak', code: 'does-not-exist' }] }, 'does-not-exist'],
    [400, { code: 'invalid', invalidParams: [{ name: 'inhoud', code: 'file-size' }] }, 'file-size'],
    [409, { code: 'conflict' }, 'conflict'],
    [412, { code: 'precondition_failed' }, 'crs'],
    [406, 'no JSON', 'crs'],
    [403, 'a page of a gateway', 'permission_denied'],
    [400, { code: '<script>' }, 'unknown'],
    [429, null, 'busy'],
    [200, { surprise: true }, 'unknown'],
  ])('%i: code %s', async (status, body, code) => {
    peer.trouble = [() => ({ status, body })]
    const { state } = await asked()
    expect(state).toMatchObject({ state: 'under-way', errorCode: code })
  })

  test('a clock that runs ahead is refused there (TIME_LEEWAY 0)', async () => {
    peer.now = () => own.clock.now() - 10_000
    expect((await asked()).state).toMatchObject({ errorCode: 'jwt-decode-error' })
  })

  test('it stops after many tries, and begins again when the team asks', async () => {
    peer.zaken.pop()
    const { sendingId, worker, state } = await asked({}, 25)
    expect(state).toMatchObject({ state: 'failed', errorCode: 'zaak-unknown' })
    peer.zaken.push({ uuid: crypto.randomUUID(), identificatie: ZAAK, archiefstatus: 'nog_te_archiveren' })
    await worker.ask(own.bo, sendingId)
    await worker.deliverDue()
    await one(await worker.state(sendingId), sendingId)
  })
})

describe('waiting', () => {
  test('S12-T6: with the register down it is under way; after that it has a date of arrival', async () => {
    const { connection } = own
    const away = connection.documentenUrl
    connection.documentenUrl = 'http://127.0.0.1:9/documenten/api/v1'
    const { sendingId, worker, state } = await asked()
    expect(state).toEqual({ state: 'under-way', errorCode: 'unreachable', askedAt: expect.any(Number) })
    connection.documentenUrl = away
    await worker.deliverDue()
    expect(await worker.state(sendingId)).toEqual({ state: 'arrived', at: own.clock.now() })
  })

  test('waits longer each time, by a part that is chance', async () => {
    peer.trouble = [() => ({ status: 503, body: '' }), () => ({ status: 503, body: '' })]
    const sendingId = await own.send()
    const worker = own.worker()
    await worker.ask(own.bo, sendingId)
    await worker.deliverDue()
    await worker.deliverDue()
    expect(await row(sendingId)).toMatchObject({ attempts: 1, notBefore: own.clock.now() + MINUTE })
    own.clock.advance(MINUTE)
    await worker.deliverDue()
    expect(await row(sendingId)).toMatchObject({ attempts: 2, notBefore: own.clock.now() + 5 * MINUTE })
  })

  test('a register that never answers is let go', async () => {
    const silent = ((_: unknown, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
      })) as typeof fetch
    const { state } = await asked({ fetch: silent, timeoutMs: 20 })
    expect(state).toMatchObject({ errorCode: 'timeout' })
  })

  test('what was withdrawn meanwhile does not go', async () => {
    const sendingId = await own.send()
    const worker = own.worker()
    await worker.ask(own.bo, sendingId)
    await own.db.write((tx) => tx.update(sendings).set({ status: 'withdrawn', content: null }))
    await worker.deliverDue()
    expect(await worker.state(sendingId)).toMatchObject({ state: 'failed', errorCode: 'withdrawn' })
    expect(peer.calls).toEqual([])
  })

  test('who is not of the case gets a 404, and nothing goes', async () => {
    const sendingId = await own.send()
    const worker = own.worker()
    const others = [
      { ...own.bo, organisation: { ...own.bo.organisation, id: 'another' } },
      { ...own.bo, roles: ['administrator' as const, 'intake' as const] },
      // A colleague who does not work on this case.
      { ...own.bo, id: 'colleague' },
    ]
    for (const staff of others)
      await expect(worker.ask(staff, sendingId)).rejects.toMatchObject({ status: 404 })
    await expect(worker.ask(own.bo, 'none')).rejects.toMatchObject({ status: 404 })
    expect(await worker.state(sendingId)).toEqual({ state: 'none' })
  })
})
