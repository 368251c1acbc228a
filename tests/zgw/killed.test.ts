/**
 * AG7: the real server, killed (SIGKILL) after each step of the sequence, started again each time on the same data; in the
 * end there is one document and one relation.
 */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliveries, sendings } from '#db/schema.ts'
import { canonicalText, checkCode, sha256Hex } from '#plan/record/canonical.ts'
import { newId } from '#server/ids.ts'
import { sampleRecord } from '#tests/fixtures/record.ts'
import { startPlan } from '#tests/harness/family.ts'
import { StartFailed, type TestServer, testServer } from '#tests/harness/server.ts'
import { databaseOf, trial } from '#tests/harness/team.ts'
import { until } from '#tests/harness/until.ts'
import { createPeer, fingerprint, ZAAK } from './peer.ts'
import type { Peer, Seen } from './peer-model.ts'

let peer: Peer
beforeEach(async () => {
  peer = await createPeer()
  // A lock whose number died with us is opened by force.
  peer.scopes.add('documenten.geforceerd-unlock')
  peer.chunk = 40_000
})
afterEach(() => peer.close())

/** Nine starts of a server, on a machine that does other things too. */
const TIMEOUT_MS = 300_000
const WITHIN_MS = 100_000
const DOCUMENT = 'enkelvoudiginformatieobjecten'
/** After each step, when the register did it and we did not hear so; dying before one is in `dying.test.ts`. */
const FIRST = [
  'GET informatieobjecttypen',
  'GET zaken',
  `POST ${DOCUMENT}`,
  'PUT bestandsdelen/one',
  `POST ${DOCUMENT}/unlock`,
  'POST zaakinformatieobjecten',
]
const SECOND = [`POST ${DOCUMENT}/lock`, `PUT ${DOCUMENT}/one`, `POST ${DOCUMENT}/unlock`]

/** A call without its ids. */
function nameOf({ method, path }: Pick<Seen, 'method' | 'path'>): string {
  const [, , , , resource = '', id, action] = path.split('/')
  return `${method} ${resource}${action ? `/${action}` : id ? '/one' : ''}`
}

/** Ends the server after each of these calls once, and starts it again; resolves when all of them were. */
async function killedAt(moments: readonly string[], server: TestServer): Promise<void> {
  const left = new Set(moments)
  const dead: string[] = []
  peer.halt = (call) => {
    const moment = nameOf(call)
    if (!left.delete(moment)) return undefined
    dead.push(moment)
    // The answer is lost with us.
    return server.kill().then(() => new Promise(() => {}))
  }
  for (let times = 1; times <= moments.length; times += 1) {
    await until(`dead ${times} times; not yet: ${[...left]}`, () => dead.length >= times, WITHIN_MS)
    await server.ended()
    await server.start().catch((error: unknown) => {
      // It goes on at once, and may be killed again before it serves.
      if (!(error instanceof StartFailed) || dead.length === times) throw error
    })
  }
  expect(dead.toSorted()).toEqual(moments.toSorted())
}

test(
  'AG7: killed after each step, of a plan in parts and of its next version: one document, one relation',
  async () => {
    const { zakenUrl, documentenUrl, catalogiUrl, clientId, secret, bronorganisatie } = peer.connection
    const server = await testServer({
      env: {
        ...{ ZGW_ZAKEN_URL: zakenUrl, ZGW_DOCUMENTEN_URL: documentenUrl, ZGW_CATALOGI_URL: catalogiUrl },
        ...{ ZGW_CLIENT_ID: clientId, ZGW_SECRET: secret, ZGW_BRONORGANISATIE: bronorganisatie },
        ZGW_PARTS_ABOVE_KB: '1',
      },
    })
    const db = databaseOf(server)
    const { planId } = await startPlan(server.origin)
    const worker = await trial(server.origin)
    await worker.post('/wijkteam', { wat: 'create', nummer: ZAAK })
    const caseId = (await worker.get('/wijkteam')).text.match(/\/wijkteam\/zaken\/([\w-]{22})/)?.[1] ?? ''

    const sent = async (version: number): Promise<string> => {
      // Little, because it is typeset after each start.
      const items = sampleRecord().items.filter(({ kind }) => kind === 'plan')
      const content = canonicalText({ ...sampleRecord(), planId, version, items })
      const [id, digest, at] = [newId(), await sha256Hex(content), Date.now()]
      await db.write((tx) =>
        tx.insert(sendings).values({
          ...{ id, planId, version, caseId, content, digest, code: checkCode(digest), status: 'sent' },
          ...{ recipientKind: 'team', recipientName: 'het wijkteam', selection: '{}', labels: '[]' },
          ...{ createdAt: at, sentAt: at },
        }),
      )
      await worker.post(`/wijkteam/zaken/${caseId}`, { wat: 'register', zending: id })
      return id
    }
    const arrived = (id: string) =>
      until(
        'it arrived',
        async () => {
          const [row] = await db.read.select().from(deliveries).where(eq(deliveries.sendingId, id))
          return row?.status === 'arrived'
        },
        WITHIN_MS,
      )

    for (const [version, moments] of [FIRST, SECOND].entries()) {
      const dying = killedAt(moments, server)
      const id = await sent(version + 1)
      await dying
      await arrived(id)
      const { newest, bytes, lock } = peer.only()
      expect(newest.titel).toContain(`versie ${version + 1}`)
      expect(newest.integriteit).toMatchObject({ waarde: fingerprint(bytes) })
      expect(lock).toBeNull()
      expect(peer.relations).toHaveLength(1)
      expect(peer.mirrored).toHaveLength(1)
    }
  },
  TIMEOUT_MS,
)
