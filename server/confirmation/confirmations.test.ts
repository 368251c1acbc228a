import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditLog, outbox as messages, participants, sessionParticipants, sessions } from '#db/schema.ts'
import { record } from '../audit/audit.ts'
import { newId } from '../ids.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { Me } from '../plans/types.ts'
import { createTelephone } from './test-telephone.ts'
import type { AskInput, Confirmations } from './types.ts'

const HOUR = 3_600_000
const OPA = '+31612345678'

let family: Family
let confirmations: Confirmations
let telephone: ReturnType<typeof createTelephone>
let cheryl: Me
let opa: string

const make = (options?: Parameters<typeof createTelephone>[1]) => {
  telephone = createTelephone(family, options)
  confirmations = telephone.confirmations
}
const ask = (more: Partial<AskInput> = {}) =>
  confirmations.ask({
    planId: family.planId,
    participantId: opa,
    purpose: 'passage',
    subjectId: 'words',
    digest: 'as read',
    phone: '06 12345678',
    askedBy: cheryl.participantId,
    ...more,
  })
const lastCode = () => telephone.lastCode()
/** The yes, as whoever uses this writes it: here a row in the log. */
const confirm = (code: string, more: { digest?: string; subjectId?: string; me?: Me } = {}) =>
  confirmations.confirm(
    more.me ?? cheryl,
    { purpose: 'passage', subjectId: more.subjectId ?? 'words', digest: more.digest ?? 'as read', code },
    (tx, { participantId, askedBy }, at) =>
      record(tx, at, {
        planId: family.planId,
        action: 'role-change',
        actorId: askedBy,
        subjectId: participantId,
        audience: participantId,
      }),
  )
const yesses = async () => (await family.db.read.select().from(auditLog)).length
const other = (code: string) => (code === '000000' ? '000001' : '000000')
async function browserOf(...people: string[]) {
  await family.db.write(async (tx) => {
    const id = newId()
    const now = family.clock.now()
    const times = { createdAt: now, usedAt: now, expiresAt: now + 30 * 24 * HOUR }
    await tx.insert(sessions).values({ id, tokenHash: id, device: 'own', label: 'x', ...times })
    for (const participantId of people)
      await tx
        .insert(sessionParticipants)
        .values({ sessionId: id, participantId, origin: 'invitation', chosenAt: now })
  })
}

beforeEach(async () => {
  family = await createFamily()
  const id = await family.person('Cheryl', 'parent')
  opa = await family.person('Opa', 'network', { status: 'invited' })
  await browserOf(id)
  cheryl = await family.me(id)
  make()
})
afterEach(() => family.close())

describe('S03-T4: a yes by telephone', () => {
  test('the code that the person read aloud counts once', async () => {
    expect(await ask()).toBe('sent')
    const code = await lastCode()
    expect(telephone.texts).toEqual([{ to: OPA, text: expect.stringContaining(code) }])
    expect((await confirmations.open(family.planId, 'passage')).get('words')).toMatchObject({
      participantId: opa,
    })
    expect(await confirm(code)).toBe('right')
    expect(await yesses()).toBe(1)
    expect(await confirm(code)).toBe('gone')
    expect(await yesses()).toBe(1)
    expect(await confirmations.open(family.planId, 'passage')).toEqual(new Map())
  })

  test('a code may be typed with spaces', async () => {
    await ask()
    const code = await lastCode()
    expect(await confirm(` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe('right')
  })

  test('five wrong tries, and the right one comes too late', async () => {
    await ask()
    const code = await lastCode()
    for (let tried = 1; tried < 5; tried++) expect(await confirm(other(code))).toBe('wrong')
    expect(await confirm(other(code))).toBe('gone')
    expect(await confirm(code)).toBe('gone')
    expect(await yesses()).toBe(0)
  })

  test('five tries at once are five tries', async () => {
    await ask()
    const code = await lastCode()
    const answers = await Promise.all(Array.from({ length: 8 }, () => confirm(other(code))))
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(4)
    expect(await confirm(code)).toBe('gone')
  })

  test('after a day it is gone', async () => {
    await ask()
    const code = await lastCode()
    family.clock.advance(24 * HOUR)
    expect(await confirm(code)).toBe('gone')
  })

  test('other words than were read aloud are not confirmed', async () => {
    await ask()
    const code = await lastCode()
    expect(await confirm(code, { digest: 'something else' })).toBe('gone')
    expect(await confirm(code)).toBe('gone')
    expect(await yesses()).toBe(0)
  })

  test('a new code replaces the one before, and its subject has one', async () => {
    await ask()
    const first = await lastCode()
    await ask()
    const second = await lastCode()
    if (first !== second) expect(await confirm(first)).toBe('wrong')
    expect(await confirm(second)).toBe('right')
  })

  test('only who asked for it types it; another subject has another code', async () => {
    await ask()
    const code = await lastCode()
    const rob = await family.me(await family.person('Rob', 'network'))
    expect(await confirm(code, { me: rob })).toBe('gone')
    expect(await confirm(code, { subjectId: 'other words' })).toBe('gone')
    expect(await confirm(code)).toBe('right')
  })

  test('an effect that fails leaves the code as it was', async () => {
    await ask()
    const code = await lastCode()
    const failing = confirmations.confirm(
      cheryl,
      { purpose: 'passage', subjectId: 'words', digest: 'as read', code },
      () => Promise.reject(new Error('disk full')),
    )
    await expect(failing).rejects.toThrow('disk full')
    expect(await confirm(code)).toBe('right')
  })

  test('words that changed or went withdraw their code', async () => {
    await ask()
    const code = await lastCode()
    await family.db.write((tx) => confirmations.withdraw(tx, 'passage', 'words'))
    expect(await confirm(code)).toBe('gone')
  })
})

describe('who is asked by a code', () => {
  test('never somebody with a device of their own', async () => {
    await browserOf(opa)
    expect(await ask()).toBe('own-device')
    await lastCode()
    expect(telephone.texts).toEqual([])
  })

  test('never somebody whose address is known', async () => {
    await family.db.write((tx) =>
      tx
        .update(participants)
        .set({ email: 'opa@example.nl', emailVerifiedAt: 1 })
        .where(eq(participants.id, opa)),
    )
    expect(await ask()).toBe('own-device')
  })

  test('somebody who is there on the browser of another only', async () => {
    await browserOf(cheryl.participantId, opa)
    expect(await ask()).toBe('sent')
  })

  test('a code does not count once the person came in on a device of their own', async () => {
    await ask()
    const code = await lastCode()
    await browserOf(opa)
    expect(await confirm(code)).toBe('gone')
    expect(await yesses()).toBe(0)
  })

  test('nobody of another plan', async () => {
    expect(await ask({ participantId: newId() })).toBe('own-device')
  })
})

describe('what a text says and where the number stays', () => {
  test('AG8: no name, nothing of what it is about', async () => {
    await ask()
    await lastCode()
    expect(telephone.texts[0]?.text).toMatch(
      /^Code \d{6}\. Geef deze code alleen als je het eens bent met wat je is voorgelezen\.$/,
    )
  })

  test('the code is nowhere in the table, and number and text go with the yes', async () => {
    make({ keeps: true })
    await ask()
    const code = await lastCode()
    const [row] = [...(await confirmations.open(family.planId, 'passage')).values()]
    expect(JSON.stringify(row)).not.toContain(code)
    expect(JSON.stringify(row)).not.toContain('12345678')
    expect(await family.db.read.select().from(messages)).toMatchObject([{ kind: 'sms', recipient: OPA }])
    await confirm(code)
    expect(await family.db.read.select().from(messages)).toEqual([])
  })

  test('what nobody confirmed is erased after a day', async () => {
    await ask()
    await lastCode()
    family.clock.advance(23 * HOUR)
    await confirmations.sweep()
    expect(await family.db.read.select().from(messages)).toHaveLength(1)
    family.clock.advance(HOUR)
    await confirmations.sweep()
    expect(await family.db.read.select().from(messages)).toEqual([])
  })

  test('a number is not flooded', async () => {
    for (let one = 0; one < 6; one++) expect(await ask({ subjectId: `words ${one}` })).toBe('sent')
    expect(await ask()).toBe('too-many')
    expect(await ask({ phone: '06 87654321' })).toBe('sent')
    family.clock.advance(24 * HOUR)
    expect(await ask()).toBe('sent')
  })

  test('what is no number is said, and where nothing can be sent it is not offered', async () => {
    expect(await ask({ phone: '020 1234567' })).toBe('not-a-number')
    make({ isOffered: false })
    expect(confirmations.isOffered).toBe(false)
    expect(await ask()).toBe('not-offered')
  })
})
