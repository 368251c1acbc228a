/** Settling and what stands after it, without pages: on a real database and a real live document. */
import { readFileSync, rmSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptances,
  auditLog,
  children,
  comments,
  exportCodes,
  participants,
  passages,
  plans,
  scores,
  versions as table,
  versionItems,
} from '#db/schema.ts'
import { addGoal } from '#plan/commands.ts'
import { readGoals } from '#plan/document.ts'
import { canonicalText, checkCode, itemDigest } from '#plan/record/canonical.ts'
import { contentsOf, type PlanRecord } from '#plan/record/record.ts'
import { recordValidator } from '#tests/fixtures/record-schema.ts'
import { Refused } from '../refused.ts'
import { makeKey } from './keys.ts'
import { sha256 } from './seal.ts'
import { createTestPlan, type TestPlan } from './test-plan.ts'

const validate = recordValidator()
let plan: TestPlan

beforeEach(async () => {
  plan = await createTestPlan()
  await plan.agree('a1', { what: 'haalt Noor op', when: 'elke dinsdag', who: ['Tineke'] })
  await plan.text('goed', 'Noor zwemt graag.')
})
afterEach(async () => {
  await plan.close()
  rmSync(`${plan.family.path}-keys`, { recursive: true, force: true })
})

const words = (record: PlanRecord) => JSON.stringify(record.items)

describe('settling', () => {
  it('makes version 1: valid after the schema, in the order of the page, and the room takes no more', async () => {
    await plan.settle(plan.petra, '2027-02-21')
    const { record, text } = await plan.versions.version(plan.petra, 1)
    expect(validate(record), JSON.stringify(validate.errors)).toBe(true)
    expect(text).toBe(canonicalText(record))
    expect(record.items.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'plan plan',
      `participant ${plan.petra.participantId}`,
      'person p-Tineke',
      'section goed',
      'text goed',
      'section afspraken',
      'agreement a1',
      'section terugkijken',
      'moment terugkijken-op',
    ])
    // The family drew no circle: the name is in it, and nothing of how near or how difficult.
    expect(contentsOf(record, 'person')[0]?.content).toMatchObject({
      name: 'Tineke',
      ring: 2,
      contact: 'normal',
    })
    expect(await plan.doors.door(plan.petra, 'plan')).toMatchObject({ open: true, access: 'read' })
    const [row] = await plan.family.db.read.select().from(auditLog).where(eq(auditLog.action, 'settle'))
    expect(row).toMatchObject({ actorId: plan.petra.participantId, subjectId: '1', audience: 'plan' })
  })

  it('R-E23: what was changed since somebody looked is not settled, and the plan stays open', async () => {
    const { seen } = await plan.versions.readiness(plan.petra)
    await plan.agree('a1', { what: 'haalt Sem op', when: 'elke dinsdag', who: ['Tineke'] })
    expect(await plan.versions.settle(plan.petra, { seen, reviewOn: null })).toEqual({ state: 'changed' })
    expect(await plan.versions.settle(plan.petra, { seen: 'f'.repeat(64), reviewOn: null })).toEqual({
      state: 'changed',
    })
    expect(await plan.versions.list(plan.petra)).toEqual([])
    expect(await plan.doors.door(plan.petra, 'plan')).toMatchObject({ access: 'write' })
  })

  it('R-E23: two who settle at once make one version', async () => {
    const { seen } = await plan.versions.readiness(plan.petra)
    const answers = await Promise.all(
      [1, 2, 3].map(() => plan.versions.settle(plan.petra, { seen, reviewOn: null })),
    )
    expect(answers.filter(({ state }) => state === 'settled')).toHaveLength(1)
    expect(await plan.versions.list(plan.petra)).toHaveLength(1)
  })

  it('R-E23: the server itself changes nothing in the moment of settling', async () => {
    const { seen } = await plan.versions.readiness(plan.petra)
    const { acceptance } = plan.context
    let refused: unknown
    plan.context.acceptance = {
      ...acceptance,
      of: async () => {
        refused = await plan.write((doc) => addGoal(doc, 'Te laat')).catch((error) => error)
        return []
      },
    }
    await plan.versions.settle(plan.petra, { seen, reviewOn: null })
    expect(refused).toMatchObject({ name: 'FrozenError' })
    expect(await plan.collaboration.read(plan.roomId, readGoals)).toEqual([])
  })

  it('R-E23: a failure in the last moment leaves nothing settled, and the plan open', async () => {
    const { seen } = await plan.versions.readiness(plan.petra)
    plan.context.outbox.enqueue = () => Promise.reject(new Error('the disk is full'))
    await plan.family.db.write((tx) =>
      tx.update(participants).set({ email: 'petra@example.org', emailVerifiedAt: 1 }),
    )
    await expect(plan.versions.settle(plan.petra, { seen, reviewOn: null })).rejects.toThrow('disk')
    expect(await plan.family.db.read.select().from(versionItems)).toEqual([])
    expect(await plan.versions.list(plan.petra)).toEqual([])
    await plan.text('zorgen', 'Weer open')
  })

  it('only a parent or a youth of 12 and up settles, proven, and never in private time', async () => {
    const { family } = plan
    const { seen } = await plan.versions.readiness(plan.petra)
    const by = async (id: string, origin?: 'return') =>
      plan.versions.settle(await family.me(id, origin), { seen, reviewOn: null })
    const others = await Promise.all([
      family.person('Oma', 'network'),
      family.person('Joke', 'facilitator'),
      family.person('Juf', 'informant'),
      family.person('Steun', 'supporter', { supports: plan.petra.participantId }),
    ])
    for (const id of others) await expect(by(id)).rejects.toBeInstanceOf(Refused)
    await expect(by(plan.petra.participantId, 'return')).rejects.toBeInstanceOf(Refused)
    await family.db.write((tx) => tx.update(plans).set({ step: 'private' }))
    await expect(by(plan.petra.participantId)).rejects.toBeInstanceOf(Refused)
    await family.db.write((tx) => tx.update(plans).set({ step: 'agree' }))
    const youth = await family.person('Noor', 'youth', { childId: family.childId })
    expect(await by(youth)).toMatchObject({ state: 'settled' })
  })

  it('only an empty plan, or one without a parent or youth, is stopped', async () => {
    await plan.family.db.write((tx) => tx.update(participants).set({ role: 'network' }))
    expect((await plan.versions.readiness(plan.petra)).blocks).toEqual(['no-parent-or-youth'])
    const empty = await createTestPlan()
    const { blocks, lacks, isAlone, seen } = await empty.versions.readiness(empty.petra)
    expect({ blocks, isAlone }).toEqual({ blocks: ['empty'], isAlone: true })
    expect(lacks.map(({ what }) => what)).toEqual(['nobody-else', 'no-agreement', 'no-review'])
    expect(await empty.versions.settle(empty.petra, { seen, reviewOn: null })).toEqual({
      state: 'blocked',
      blocks: ['empty'],
    })
    await empty.close()
  })

  it('says kindly what is missing, and proposes a day in three months', async () => {
    await plan.agree('a2', { what: 'Huiswerk', when: '' })
    plan.answers.push({ agreementId: 'a1', answers: [], waiting: [{ name: 'Tineke' }] } as never)
    const { lacks, reviewOn } = await plan.versions.readiness(plan.petra)
    expect(lacks).toEqual([
      { what: 'nobody-else' },
      { what: 'agreement', id: 'a2', agreement: 'Huiswerk', missing: 'person' },
      { what: 'unanswered', name: 'Tineke', agreements: 1 },
      { what: 'no-review' },
    ])
    expect(reviewOn).toBe('2027-02-21')
  })
})

describe('after settling', () => {
  it('opens for a next version, numbers on, chains the seals, and tells what changed', async () => {
    await plan.settle()
    await plan.family.db.write((tx) => tx.update(plans).set({ step: 'follow' }))
    await plan.versions.reopen(plan.petra)
    expect(await plan.doors.door(plan.petra, 'plan')).toMatchObject({ access: 'write' })
    await plan.agree('a1', { what: 'haalt Noor op', when: 'elke woensdag', who: ['Tineke'] })
    await plan.agree('a2', { what: 'belt', when: 'op zondag', who: ['Mark'] })
    expect(await plan.settle()).toBe(2)
    const [second, first] = await plan.family.db.read
      .select()
      .from(table)
      .orderBy(table.number)
      .then((all) => all.reverse())
    expect(second?.previousSha256).toBe(first?.sha256)
    const section = { id: 'afspraken', title: 'Wie doet wat en wanneer?' }
    const change = { item: 'agreement', section, question: '' }
    expect(await plan.versions.changes(plan.petra, 1, 2)).toEqual([
      {
        ...change,
        kind: 'changed',
        id: 'a1',
        was: 'Tineke: haalt Noor op, elke dinsdag',
        is: 'Tineke: haalt Noor op, elke woensdag',
      },
      { ...change, kind: 'added', id: 'a2', was: null, is: 'Mark: belt, op zondag' },
    ])
    expect((await plan.versions.list(plan.petra)).map(({ number, isNewest }) => [number, isNewest])).toEqual([
      [2, true],
      [1, false],
    ])
  })

  it('taking the change back is possible while nothing changed', async () => {
    await plan.settle()
    await plan.versions.reopen(plan.petra)
    expect(await plan.versions.close(plan.petra)).toBe(true)
    expect(await plan.versions.standing(plan.petra)).toMatchObject({
      number: 1,
      isSettled: true,
      mayShare: true,
    })
    await plan.versions.reopen(plan.petra)
    await plan.text('zorgen', 'Iets nieuws')
    expect(await plan.versions.close(plan.petra)).toBe(false)
    expect(await plan.versions.standing(plan.petra)).toMatchObject({ isSettled: false, mayShare: false })
  })

  it('AG8: who may read it and has an address gets a link that holds no name', async () => {
    const { family } = plan
    const mail = { emailVerifiedAt: 1 }
    await family.person('Oma', 'network', { ...mail, email: 'oma@example.org', neutralMail: true })
    await family.person('Juf', 'informant', { ...mail, email: 'juf@example.org' })
    await family.person('Buur', 'network', { email: 'niet-bevestigd@example.org' })
    await plan.settle()
    const [version] = await plan.versions.list(plan.petra)
    expect(plan.letters).toEqual([
      { to: 'oma@example.org', url: `https://plan.test/controle/${version?.code}`, neutral: true },
    ])
  })
})

describe('the seal', () => {
  it('is signed, holds salted digests only, and fits every item', async () => {
    await plan.settle()
    const [row] = await plan.family.db.read.select().from(table)
    if (!row) throw new Error('No version')
    expect(sha256(row.head)).toBe(row.sha256)
    expect(checkCode(row.sha256)).toBe(row.code)
    expect(row.head).not.toContain('zwemt')
    expect(await plan.context.keys.verify(row.signature)).toMatchObject({
      seal: row.sha256,
      version: 1,
      previous: null,
    })
    const { record } = await plan.versions.version(plan.petra, 1)
    const head = JSON.parse(row.head) as { items: { id: string; digest: string }[] }
    for (const [index, item] of record.items.entries())
      expect(await itemDigest(item, item.salt ?? '')).toBe(head.items[index]?.digest)
    const forged = row.signature.replace(/\.(.)/, (_, letter) => `.${letter === 'a' ? 'b' : 'a'}`)
    expect(await plan.context.keys.verify(forged)).toBeNull()
  })

  it('a new key signs what is new, and the old one stays published', async () => {
    await plan.settle()
    plan.family.clock.advance(1_000)
    await makeKey(`${plan.family.path}-keys`, plan.family.clock.now())
    const { keys } = plan.versions.jwks()
    expect(keys).toHaveLength(2)
    expect(keys.every((key) => !('d' in key))).toBe(true)
    const [row] = await plan.family.db.read.select().from(table)
    expect(await plan.context.keys.verify(row?.signature ?? '')).not.toBeNull()
    const jws = await plan.context.keys.sign({ a: 1 })
    expect(JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({
      alg: 'EdDSA',
      kid: keys[1]?.kid,
    })
  })

  it('R-B32: an erased passage leaves no byte, its seal stays valid, and an old file is known as such', async () => {
    const id = await plan.passage(plan.petra.participantId, 'MARKER-VAN-PETRA')
    const viewId = await plan.view(plan.petra.participantId, 'passage', id, 'MARKER-ERNAAST')
    await plan.settle()
    const before = await plan.versions.version(plan.petra, 1)
    expect(words(before.record)).toContain('MARKER-ERNAAST')
    const markers = () =>
      ['', '-wal'].some((end) => readFileSync(`${plan.family.path}${end}`).includes('MARKER'))
    expect(markers()).toBe(true)
    await plan.family.db.write(async (tx) => {
      await tx.delete(comments).where(eq(comments.id, viewId))
      await tx.delete(passages).where(eq(passages.id, id))
      await plan.versions.eraseItems(tx, plan.family.planId, [id, viewId])
    })
    await plan.family.db.forget()
    expect(markers()).toBe(false)
    const after = await plan.versions.version(plan.petra, 1)
    expect(words(after.record)).not.toContain('MARKER')
    expect(validate(after.record), JSON.stringify(validate.errors)).toBe(true)
    expect(after.record.items.find((item) => item.id === id)).toEqual({
      id,
      kind: 'passage',
      author: plan.petra.participantId,
      content: null,
    })
    expect(after.head).toEqual(before.head)
    expect((await plan.versions.check(before.check.code))?.status).toBe('erased')
    expect((await plan.versions.check(after.check.code))?.status).toBe('newest')
  })

  it('R-B32: erasing a person empties what that person wrote or answered, and the name', async () => {
    const oma = await plan.family.person('Oma Marker', 'network')
    await plan.passage(oma, 'WOORDEN-VAN-OMA')
    await plan.settle()
    await plan.family.db.write((tx) => plan.versions.erasePerson(tx, plan.family.planId, oma))
    const { record } = await plan.versions.version(plan.petra, 1)
    expect(words(record)).not.toMatch(/Oma Marker|WOORDEN/)
    expect(words(record)).toContain('zwemt')
  })

  it('R-B32: the name of who is erased leaves what others said too: "naam gewist", and every seal stays valid', async () => {
    const oma = await plan.family.person('OmaMarker', 'network')
    const { petra } = plan
    await plan.agree('a1', { what: 'kookt', who: ['OmaMarker', 'Buur'] })
    plan.context.acceptance.links = async () => [
      { personId: 'p-OmaMarker', name: 'OmaMarker', participantId: oma },
    ]
    const answerId = 'antwoord'
    const answer = { answer: 'yes', because: null, digest: '0'.repeat(64), origin: 'table' }
    await plan.family.db.write((tx) =>
      tx.insert(acceptances).values({
        ...{
          id: answerId,
          planId: plan.family.planId,
          participantId: petra.participantId,
          agreementId: 'a1',
        },
        ...{ ...answer, content: '', names: '{}', enteredBy: oma, at: 1, turn: 1 },
      }),
    )
    const given = { ...answer, id: answerId, participantId: petra.participantId, on: '2026-11-21' }
    plan.answers.push({
      ...{ agreementId: 'a1', asked: [], waiting: [] },
      answers: [{ ...given, enteredBy: 'OmaMarker', isCurrent: true, isConfirmed: true }],
    } as never)
    const passage = await plan.passage(petra.participantId, 'WOORDEN-VAN-PETRA', {
      writtenDownBy: oma,
      confirmedAt: 1,
    })
    await plan.settle()
    const before = await plan.versions.version(petra, 1)
    expect(words(before.record).match(/"OmaMarker"/g)?.length).toBe(4)

    await plan.family.db.write((tx) => plan.versions.erasePerson(tx, plan.family.planId, oma))
    const after = await plan.versions.version(petra, 1)
    expect(words(after.record)).not.toContain('"OmaMarker"')
    expect(validate(after.record), JSON.stringify(validate.errors)).toBe(true)
    const contentOf = (id: string) => after.record.items.find((item) => item.id === id)
    expect(contentOf('p-OmaMarker')).toMatchObject({ content: { name: 'naam gewist' } })
    expect(contentOf(answerId)).toMatchObject({ content: { answer: 'yes', enteredBy: 'naam gewist' } })
    expect(contentOf(passage)).toMatchObject({
      content: { words: 'WOORDEN-VAN-PETRA', writtenDownBy: 'naam gewist' },
    })
    // Nobody can try names against the digest; all the rest is proved by it as before.
    const [row] = await plan.family.db.read.select().from(table)
    const head = JSON.parse(row?.head ?? '') as { items: { id: string; digest: string }[] }
    expect(after.head).toEqual(before.head)
    const unproved = []
    for (const [index, item] of after.record.items.entries()) {
      if (item.salt === undefined) unproved.push(item.id)
      else expect(head.items[index]?.digest).toBe(await itemDigest(item, item.salt))
    }
    expect(unproved.sort()).toEqual([oma, 'p-OmaMarker', answerId, passage].sort())
    expect((await plan.versions.check(before.check.code))?.status).toBe('erased')
  })
})

describe('for one reader', () => {
  it('S03-T1, AG5: what is not everybody’s is in no version, and in no difference between two', async () => {
    const oma = await plan.family.person('Oma', 'network')
    const joke = await plan.family.person('Joke', 'facilitator')
    await plan.passage(oma, 'VOOR-IEDEREEN')
    await plan.passage(oma, 'ALLEEN-FAMILIE', { audience: 'circle' })
    await plan.passage(oma, 'NIET-IN-PLAN', { releasedAt: null, releasedIn: null })
    await plan.passage(oma, 'VERSTOPT', { releasedIn: 'bestaat-niet' })
    await plan.passage(oma, 'NIET-BEVESTIGD', { writtenDownBy: joke })
    await plan.family.db.write((tx) =>
      tx.insert(scores).values({
        ...{ id: 's1', planId: plan.family.planId, participantId: oma, fieldId: 'cijfer' },
        ...{ value: 3, shown: false, createdAt: 1 },
      }),
    )
    await plan.settle()
    await plan.versions.reopen(plan.petra)
    await plan.passage(oma, 'LATER-FAMILIE', { audience: 'circle' })
    await plan.settle()
    for (const number of [1, 2]) {
      const { text } = await plan.versions.version(plan.petra, number)
      expect(text).toContain('VOOR-IEDEREEN')
      expect(text).not.toMatch(/FAMILIE|NIET-|VERSTOPT|"kind":"score"/)
    }
    expect(await plan.versions.changes(plan.petra, 1, 2)).toEqual([])
    // Nor does the seal tell how much else there is.
    const [row] = await plan.family.db.read.select().from(table)
    const head = JSON.parse(row?.head ?? '') as { items: { id: string }[] }
    const { record } = await plan.versions.version(plan.petra, 1)
    expect(head.items.map(({ id }) => id)).toEqual(record.items.map(({ id }) => id))
  })

  it('who came later gets of others’ own words what those let that person read, without a gap', async () => {
    const { family } = plan
    const oma = await family.person('Oma', 'network')
    const id = await plan.passage(oma, 'WOORDEN-VAN-OMA')
    await plan.view(plan.petra.participantId, 'passage', id, 'ERNAAST')
    await plan.settle()
    family.clock.advance(60_000)
    const mark = await family.me(await family.person('Mark', 'parent'))
    const copy = await plan.versions.version(mark, 1)
    expect(copy.text).not.toMatch(/WOORDEN|ERNAAST/)
    expect(copy.check.code).not.toBe((await plan.versions.version(plan.petra, 1)).check.code)
    expect(JSON.stringify(copy.record)).not.toContain(id)
  })

  it('who may read none gets the answer for what does not exist', async () => {
    await plan.settle()
    const { family } = plan
    const refused = expect.objectContaining({ status: 404 })
    const ids = await Promise.all([
      family.person('Juf', 'informant'),
      family.person('Steun', 'supporter', { supports: plan.petra.participantId }),
    ])
    for (const id of ids) {
      const me = await family.me(id)
      expect(await plan.versions.list(me)).toEqual([])
      await expect(plan.versions.version(me, 1)).rejects.toEqual(refused)
      await expect(plan.versions.draft(me)).rejects.toEqual(refused)
      await expect(plan.versions.changes(me, 1, 1)).rejects.toEqual(refused)
      expect(await plan.versions.standing(me)).toMatchObject({ number: null })
    }
    await expect(plan.versions.version(plan.petra, 2)).rejects.toEqual(refused)
  })

  it('a child under twelve gets what was agreed and the own words, and nothing else', async () => {
    const { family } = plan
    const child = await family.person('Noor', 'youth', { childId: family.childId })
    await family.db.write((tx) => tx.update(children).set({ bornOn: '2018' }))
    await plan.passage(child, 'MIJN-WOORDEN', { kind: 'child-words', releasedIn: 'kind' })
    await plan.settle()
    const { record } = await plan.versions.version(await family.me(child), 1)
    expect(record.items.map(({ kind }) => kind)).toEqual([
      'plan',
      'participant',
      'person',
      'section',
      'passage',
      'section',
      'agreement',
    ])
    expect(words(record)).not.toContain('zwemt')
    expect(validate(record), JSON.stringify(validate.errors)).toBe(true)
  })

  it('AG5: a draft holds what this reader may export: also the family’s own words, and nothing of others’ alone', async () => {
    const oma = await plan.family.person('Oma', 'network')
    const joke = await plan.family.me(await plan.family.person('Joke', 'facilitator'))
    await plan.passage(oma, 'VOOR-FAMILIE', { audience: 'circle' })
    await plan.passage(oma, 'VOOR-NIEMAND', { audience: 'me' })
    const draft = await plan.versions.draft(plan.petra)
    expect(draft.version).toBeNull()
    expect(validate(draft), JSON.stringify(validate.errors)).toBe(true)
    expect(words(draft)).toContain('VOOR-FAMILIE')
    expect(words(draft)).not.toContain('VOOR-NIEMAND')
    expect(words(await plan.versions.draft(joke))).not.toMatch(/VOOR-/)
  })

  it('an extract is a copy with a code of its own', async () => {
    await plan.settle()
    const whole = await plan.versions.version(plan.petra, 1)
    const part = await plan.versions.extract(plan.petra, 1, ['plan', 'afspraken', 'a1', 'p-Tineke'])
    expect(part.record.items.map(({ kind }) => kind)).toEqual(['plan', 'person', 'section', 'agreement'])
    expect(part.check.code).not.toBe(whole.check.code)
    expect(await plan.versions.check(part.check.code)).toMatchObject({ version: 1, status: 'newest' })
  })
})

describe('checking a code', () => {
  it('knows heads and files, by code and by digest, and tells version, moment and status alone', async () => {
    await plan.settle()
    const { check, head } = await plan.versions.version(plan.petra, 1)
    for (const asked of [check.code, check.sha256, head.code, head.sha256]) {
      const answer = await plan.versions.check(asked)
      expect(answer).toMatchObject({ version: 1, at: plan.family.clock.now(), status: 'newest' })
      expect(Object.keys(answer ?? {}).sort()).toEqual(['at', 'signature', 'status', 'version'])
      const payload = await plan.context.keys.verify(answer?.signature ?? '')
      expect(JSON.stringify(payload)).not.toMatch(/Petra|Noor|Tineke/)
    }
    await plan.versions.reopen(plan.petra)
    await plan.text('zorgen', 'Iets nieuws')
    await plan.settle()
    expect((await plan.versions.check(check.code))?.status).toBe('replaced')
    expect(await plan.versions.check(checkCode('0'.repeat(64)))).toBeNull()
  })

  it('the same file has the same code, made once; a plan that is erased takes all of it along', async () => {
    await plan.settle()
    const [one, two] = [
      await plan.versions.version(plan.petra, 1),
      await plan.versions.version(plan.petra, 1),
    ]
    expect(one.check).toEqual(two.check)
    expect(await plan.family.db.read.select().from(exportCodes)).toHaveLength(1)
    await plan.family.db.write((tx) => tx.delete(plans).where(eq(plans.id, plan.family.planId)))
    for (const rows of [table, versionItems, exportCodes])
      expect(await plan.family.db.read.select().from(rows)).toEqual([])
    expect(await plan.versions.check(one.check.code)).toBeNull()
  })
})
