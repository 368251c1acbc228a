/** Sharing without pages: on a real database and a real live document, with versions that were really settled. */
import { readFileSync, rmSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  auditLog,
  cases,
  childAdults,
  children,
  deliveries,
  participants,
  passages,
  planOrganisations,
  plans,
  outbox as post,
  responses,
  sendings,
} from '#db/schema.ts'
import { contentsOf } from '#plan/record/record.ts'
import { type ConsentRules, DEFAULT_CONSENT_RULES } from '#plan/rights/consent.ts'
import type { Role } from '#plan/roles.ts'
import { hashFamilyCode } from '../cases/register.ts'
import { testTeam } from '../cases/test-team.ts'
import { createOrganisations, type OrganisationKeeping } from '../organisations/organisations.ts'
import { createOutbox } from '../outbox/outbox.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { createTestPlan, type TestPlan } from '../versions/test-plan.ts'
import { createSharing, type SharingWork } from './sharing.ts'
import type { Recipient } from './types.ts'

const DAY = 24 * 3_600_000
const CODE = 'ABCD-EFGH-JKLM'

let plan: TestPlan
let sharing: SharingWork
let team: Recipient
let organisationId: string
let organisations: OrganisationKeeping
let petra: Me
let mark: Me

beforeEach(async () => {
  plan = await createTestPlan()
  const { db, clock, planId, childId } = plan.family
  await db.write((tx) => tx.update(children).set({ bornOn: '2018-04-01' }).where(eq(children.id, childId)))
  organisationId = (await testTeam(plan.family, 'muiden')).organisationId
  organisations = createOrganisations({ db, clock, isLocal: true })
  sharing = createSharing({
    ...{ db, clock, organisations, versions: plan.versions, rights: plan.rights, plans: plan.context.plans },
    outbox: createOutbox({ db, clock, config: { smtpUrl: null, mailFrom: 'x@plan.test' } }),
    write: async () => ({ ok: false, why: 'busy' }),
    address: () => 'https://plan.test',
  })
  team = { kind: 'team', organisationId, familyCode: null }
  petra = plan.petra
  await decides(petra.participantId)
  mark = await joins('Mark', 'parent')
  await decides(mark.participantId)
  await db.write((tx) =>
    tx.insert(cases).values({
      ...{ id: 'zaak', organisationId, reference: 'ZAAK-2027-0000101', createdAt: clock.now() },
      familyCodeHash: hashFamilyCode(CODE),
    }),
  )
  await plan.agree('a1', { what: 'haalt Noor op', who: ['Tineke'] })
  await plan.agree('a2', { what: 'belt op zondag' })
  await plan.text('goed', 'NOOR-ZWEMT-GRAAG')
  await plan.view(petra.participantId, 'agreement', 'a2', 'PETRA-MENING')
  await plan.view(mark.participantId, 'agreement', 'a2', 'MARK-MENING')
  await plan.settle(petra)
  expect(planId).toBe(petra.planId)
})
afterEach(async () => {
  await plan.close()
  rmSync(`${plan.family.path}-keys`, { recursive: true, force: true })
})

const joins = async (name: string, role: Role, more = {}): Promise<Me> =>
  plan.family.me(await plan.family.person(name, role, more))

const decides = (participantId: string, childId = plan.family.childId, authority = 'yes') =>
  plan.family.db.write((tx) =>
    tx.insert(childAdults).values({
      ...{ childId, participantId, authority, raisesChild: true, isFosterParent: false, isGuardian: false },
    }),
  )

async function starts(me = petra, chosen: string[] | null = null, to: Recipient = team) {
  const preview = await sharing.preview(me, chosen, to.kind === 'team' ? to.organisationId : null)
  if (!preview) throw new Error('Nothing to send')
  const ids = preview.choices.filter((choice) => choice.chosen).map(({ id }) => id)
  return { preview, ids, answer: await sharing.start(me, to, ids, preview.digest) }
}
async function sends(chosen: string[] | null = null, to: Recipient = team): Promise<string> {
  const { answer } = await starts(petra, chosen, to)
  if (!('sendingId' in answer)) throw new Error(answer.state)
  await sharing.answer(mark, answer.sendingId, true)
  return answer.sendingId
}
async function row(id: string) {
  const [found] = await plan.family.db.read.select().from(sendings).where(eq(sendings.id, id))
  if (!found) throw new Error('No such sending')
  return found
}
const idOf = (answer: object) => ('sendingId' in answer ? String(answer.sendingId) : '')
const onDisk = (words: string) =>
  ['', '-wal'].some((end) => {
    try {
      return readFileSync(`${plan.family.path}${end}`).includes(words)
    } catch {
      return false
    }
  })
const refused = async (act: Promise<unknown>) => {
  const error = await act.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof Response ? error.status : error
}

describe('what goes apart', () => {
  const AGREEMENTS = ['haalt Noor op', 'belt op zondag']
  async function startsApart(to: Recipient = team) {
    const plain = await sharing.preview(petra, null, organisationId)
    const ids = plain?.choices.filter(({ chosen }) => chosen).map(({ id }) => id) ?? []
    const apart = plain?.choices.filter(({ label }) => label === 'belt op zondag').map(({ id }) => id) ?? []
    const preview = await sharing.preview(petra, ids, to.kind === 'team' ? organisationId : null, apart)
    if (!preview) throw new Error('Nothing to send')
    return { preview, answer: await sharing.start(petra, to, ids, preview.digest, apart) }
  }
  const whats = (text: string | null) => AGREEMENTS.filter((what) => text?.includes(what))

  it('is a document of its own, exactly as in the preview, with a code of its own', async () => {
    const { preview, answer } = await startsApart()
    expect([whats(JSON.stringify(preview.content)), whats(JSON.stringify(preview.annex))]).toEqual([
      ['haalt Noor op'],
      ['belt op zondag'],
    ])
    // Who is asked sees it apart as well.
    expect((await sharing.previewOf(mark, idOf(answer)))?.annex).toEqual(preview.annex)
    await sharing.answer(mark, idOf(answer), true)
    const sent = await row(idOf(answer))
    expect(JSON.parse(sent.content ?? '')).toEqual(preview.content)
    expect(JSON.parse(sent.annexContent ?? '')).toEqual(preview.annex)
    expect(sent.annexCode).not.toBe(sent.code)
    for (const code of [sent.code, sent.annexCode])
      expect(await plan.versions.check(code ?? '')).toMatchObject({ version: 1, status: 'newest' })
    expect((await sharing.previewOf(petra, idOf(answer)))?.annex).toEqual(preview.annex)
  })

  it('is asked back as it was on the screen: marked otherwise, it is another sending', async () => {
    const { preview } = await startsApart()
    const ids = preview.choices.filter(({ chosen }) => chosen).map(({ id }) => id)
    expect(await sharing.start(petra, team, ids, preview.digest)).toEqual({ state: 'changed' })
  })

  it('R-B32: goes with the rest when it is taken back', async () => {
    const { answer } = await startsApart()
    await sharing.answer(mark, idOf(answer), true)
    await sharing.withdraw(petra, idOf(answer))
    expect(await row(idOf(answer))).toMatchObject({ annexContent: null, annexDigest: null, annexCode: null })
  })

  it('is for an organisation only: a school gets one document', async () => {
    const { preview, answer } = await startsApart({ kind: 'school', name: 'De Regenboog' })
    expect(preview.annex).toBeNull()
    expect((await row(idOf(answer))).annexContent).toBeNull()
    expect(whats(JSON.stringify(preview.content))).toEqual(AGREEMENTS)
  })
})

describe('the preview', () => {
  it('AG4: what was on the screen is, byte for byte, what is sent; its code can be checked', async () => {
    const { preview, answer } = await starts()
    await sharing.answer(mark, idOf(answer), true)
    const sent = await row(idOf(answer))
    expect(sent).toMatchObject({ status: 'sent', digest: preview.digest, code: preview.code, labels: '[]' })
    expect(JSON.parse(sent.content ?? '')).toEqual(preview.content)
    expect(await plan.versions.check(preview.code)).toMatchObject({ version: 1, status: 'newest' })
  })

  it('S01-T4: an open agreement goes along, with both views', async () => {
    const { preview } = await starts()
    const views = contentsOf(preview.content, 'view').map(({ content }) => content.words)
    expect(views.sort()).toEqual(['MARK-MENING', 'PETRA-MENING'])
  })

  it('AG5: what was not chosen, and what was never shown, is in no byte of it', async () => {
    await plan.passage(petra.participantId, 'MARK-DRINKT', {
      releasedAt: null,
      releasedIn: null,
      audience: 'me',
    })
    const id = await sends()
    expect((await row(id)).content).not.toMatch(/NOOR-ZWEMT-GRAAG|MARK-DRINKT/)
  })

  it('says first to settle', async () => {
    const other = await createTestPlan()
    const own = createSharing({
      ...{ db: other.family.db, clock: other.family.clock, versions: other.versions, rights: other.rights },
      ...{ plans: other.context.plans, organisations: { list: async () => [] }, address: () => '' },
      outbox: createOutbox({
        ...{ db: other.family.db, clock: other.family.clock, config: { smtpUrl: null, mailFrom: '' } },
      }),
      write: async () => ({ ok: false, why: 'busy' }),
    })
    expect(await own.preview(other.petra, null)).toBeNull()
    await other.close()
  })

  it('a form of before something changed is refused, kindly', async () => {
    const { ids } = await starts()
    expect(await sharing.start(petra, team, [...ids, 'goed'], 'f'.repeat(64))).toEqual({ state: 'changed' })
    expect(await sharing.start(petra, team, [], 'f'.repeat(64))).toEqual({ state: 'empty' })
  })
})

describe('asking', () => {
  it('S01-T6: nothing is sent, and no word kept for the team, before everyone was heard', async () => {
    const { answer } = await starts()
    expect(answer.state).toBe('asking')
    expect(await row(idOf(answer))).toMatchObject({ status: 'asking', content: null, sentAt: null })
    expect(await refused(sharing.send(petra, idOf(answer), 'x'))).toBe(403)
    await sharing.answer(mark, idOf(answer), true)
    expect((await row(idOf(answer))).status).toBe('sent')
  })

  it('nobody enters another’s yes', async () => {
    const { answer } = await starts()
    const oma = await joins('Tineke', 'network')
    expect(await refused(sharing.answer(oma, idOf(answer), true))).toBe(404)
    const late = await joins('Karin', 'parent')
    expect(await refused(sharing.answer(late, idOf(answer), true))).toBe(404)
    // Her own yes was given by pressing; saying it again does not say it for Mark.
    await sharing.answer(petra, idOf(answer), true)
    expect((await row(idOf(answer))).status).toBe('asking')
  })

  it('who is asked gets one quiet mail (AG8), and is asked again twice in a week', async () => {
    const { db, clock } = plan.family
    await db.write((tx) =>
      tx
        .update(participants)
        .set({ email: 'mark@plan.test', emailVerifiedAt: 1 })
        .where(eq(participants.id, mark.participantId)),
    )
    await starts()
    const letters = async () => (await db.read.select().from(post)).map(({ payload }) => payload)
    expect(await letters()).toHaveLength(1)
    expect((await letters()).join()).not.toMatch(/Noor|Petra|haalt|wijkteam/)
    for (const [days, mails] of [
      [1, 1],
      [2, 2],
      [3, 2],
      [5, 3],
      [9, 3],
    ] as const) {
      const before = clock.now()
      clock.advance(days * DAY)
      await sharing.again.look()
      expect(await letters()).toHaveLength(mails)
      clock.advance(before - clock.now())
    }
  })

  it('S04-T3: a parent who stays silent holds up nobody: after a week it goes, labelled', async () => {
    const { answer } = await starts()
    const id = idOf(answer)
    expect((await sharing.previewOf(mark, id))?.labels).toEqual([])
    plan.family.clock.advance(2 * DAY)
    await sharing.again.look()
    plan.family.clock.advance(3 * DAY)
    await sharing.again.look()
    expect((await sharing.list(petra))[0]).toMatchObject({ maySend: false })
    plan.family.clock.advance(2 * DAY)
    expect((await sharing.list(petra))[0]).toMatchObject({ maySend: true })
    const preview = await sharing.previewOf(petra, id)
    expect(preview).toMatchObject({ state: 'labelled', labels: ['one-parent-did-not-answer'] })
    await sharing.send(petra, id, preview?.digest ?? '')
    const sent = await row(id)
    expect(sent).toMatchObject({ status: 'sent', labels: '["one-parent-did-not-answer"]' })
    // Own words of who was not heard stay at home.
    expect(sent.content).toContain('PETRA-MENING')
    expect(sent.content).not.toContain('MARK-MENING')
  })

  it('a parent’s nee takes out that parent’s words alone, and the sender looks again', async () => {
    const own = await plan.passage(petra.participantId, 'PETRA-EIGEN')
    const his = await plan.passage(mark.participantId, 'MARK-EIGEN')
    await plan.versions.reopen(petra)
    await plan.settle(petra)
    const { answer } = await starts(petra, ['a2', own, his])
    const id = idOf(answer)
    await sharing.answer(mark, id, false)
    expect((await row(id)).status).toBe('asking')
    const preview = await sharing.previewOf(petra, id)
    expect(preview?.labels).toEqual(['not-decided-together'])
    expect(await sharing.send(petra, id, 'f'.repeat(64))).toEqual({ state: 'changed' })
    await sharing.send(petra, id, preview?.digest ?? '')
    const { content } = await row(id)
    expect(content).toMatch(/PETRA-EIGEN/)
    expect(content).toMatch(/PETRA-MENING/)
    expect(content).not.toMatch(/MARK-EIGEN|MARK-MENING/)
  })

  it('S03-T2: at seventeen the yes of a mother is not needed, and not asked', async () => {
    const { db, childId } = plan.family
    await db.write((tx) => tx.update(children).set({ bornOn: '2009-08-01' }).where(eq(children.id, childId)))
    const jayden = await joins('Jayden', 'youth', { childId })
    const { preview, answer } = await starts(jayden, ['a1'])
    expect(preview.consents.map(({ name }) => name)).toEqual(['Jayden'])
    expect(answer.state).toBe('sent')
  })

  it('S12-T5: Rosa (16) decides about hers, the parents about Milan', async () => {
    const { db, planId } = plan.family
    await db.write((tx) =>
      tx.insert(children).values({ id: 'rosa', planId, name: 'Rosa', bornOn: '2010-01-01', position: 1 }),
    )
    const rosa = await joins('Rosa', 'youth', { childId: 'rosa' })
    const words = await plan.passage(rosa.participantId, 'ROSA-EIGEN')
    await plan.versions.reopen(petra)
    await plan.settle(petra)
    const { preview, answer } = await starts(petra, ['a1', words])
    expect(preview.consents.map(({ name, because }) => [name, because]).sort()).toEqual([
      ['Mark', 'authority'],
      ['Petra', 'authority'],
      ['Rosa', 'youth'],
    ])
    await sharing.answer(mark, idOf(answer), true)
    await sharing.answer(rosa, idOf(answer), false)
    const after = await sharing.previewOf(petra, idOf(answer))
    expect(JSON.stringify(after?.content)).not.toContain('ROSA-EIGEN')
    await sharing.send(petra, idOf(answer), after?.digest ?? '')
    expect((await row(idOf(answer))).content).not.toContain('ROSA-EIGEN')
  })
})

describe('who may', () => {
  it('no professional shares, and nobody of the network; not on a browser that shows nobody', async () => {
    const { ids, preview } = await starts()
    const unproven = await plan.family.me(petra.participantId, 'return')
    const others = [
      await joins('Joke', 'facilitator'),
      await joins('Tineke', 'network'),
      await joins('Juf', 'informant'),
      unproven,
    ]
    for (const me of others) expect(await refused(sharing.start(me, team, ids, preview.digest))).toBe(403)
    expect(await sharing.list(unproven)).toEqual([])
  })

  it('not while the family is among itself', async () => {
    const { ids, preview } = await starts()
    const { db, planId } = plan.family
    await db.write((tx) => tx.update(plans).set({ step: 'private' }).where(eq(plans.id, planId)))
    expect(await refused(sharing.start(petra, team, ids, preview.digest))).toBe(403)
    expect(await sharing.preview(petra, null)).toBeNull()
    expect(await refused(sharing.sendOwnWords(petra, team, ['x']))).toBe(403)
  })

  it('an organisation that does not exist is none; a code of another is unknown', async () => {
    const { ids, preview } = await starts()
    const nowhere = { kind: 'team', organisationId: 'nowhere', familyCode: null } as const
    expect(await refused(sharing.start(petra, nowhere, ids, preview.digest))).toBe(404)
    const wrong = { kind: 'team', organisationId, familyCode: 'XXXX-XXXX-XXXX' } as const
    expect(await sharing.start(petra, wrong, ids, preview.digest)).toEqual({ state: 'unknown-code' })
  })
})

describe('sending', () => {
  it('S12-T3: two taps at the same moment are one sending', async () => {
    const { ids, preview } = await starts()
    const again = await Promise.all([1, 2, 3].map(() => sharing.start(petra, team, ids, preview.digest)))
    expect(new Set(again.map(idOf)).size).toBe(1)
    expect(await plan.family.db.read.select().from(sendings)).toHaveLength(1)
  })

  it('with the code of the letter it comes into the case', async () => {
    const id = await sends(null, { kind: 'team', organisationId, familyCode: CODE.toLowerCase() })
    expect((await row(id)).caseId).toBe('zaak')
  })

  it('R-E24: that something was sent stands in the log of the family, without a word of it', async () => {
    const id = await sends()
    const log = await plan.family.db.read.select().from(auditLog).where(eq(auditLog.action, 'share'))
    expect(log).toMatchObject([{ audience: 'plan', actorId: petra.participantId, subjectId: id }])
  })

  it('from then on the plan has to do with that organisation; before, and by asking alone, it has not', async () => {
    const near = () => plan.family.db.read.select().from(planOrganisations)
    await starts()
    expect(await near()).toEqual([])
    await sends()
    expect(await near()).toMatchObject([{ planId: petra.planId, organisationId }])
  })

  it('S10: the family reads the team’s answer per agreement, with its reason', async () => {
    const id = await sends()
    const at = plan.family.clock.now()
    await plan.family.db.write((tx) =>
      tx.insert(responses).values({
        ...{
          sendingId: id,
          agreementId: 'a1',
          answer: 'other',
          because: 'eerst 2 uur',
          staffName: 'Vincent',
          at,
        },
      }),
    )
    expect((await sharing.list(mark))[0]?.responses).toMatchObject([
      { agreement: 'haalt Noor op', answer: 'other', because: 'eerst 2 uur', by: 'Vincent' },
    ])
  })

  it('what the family erases, the team keeps', async () => {
    const id = await sends()
    await plan.family.db.write((tx) => tx.delete(plans).where(eq(plans.id, plan.family.planId)))
    expect(await row(id)).toMatchObject({ planId: null, status: 'sent' })
    expect((await row(id)).content).toContain('haalt Noor op')
  })
})

describe('taking back', () => {
  it('R-B32: before the team answered no byte of what was sent stays', async () => {
    const words = await plan.passage(petra.participantId, 'EENMALIGE-WOORDEN-7731')
    await plan.versions.reopen(petra)
    await plan.settle(petra)
    const id = await sends(['a1', words])
    const contents = async () => (await row(id)).content
    expect(await contents()).toContain('EENMALIGE-WOORDEN-7731')
    await sharing.withdraw(mark, id)
    expect(await row(id)).toMatchObject({ status: 'withdrawn', content: null, digest: null, code: null })
    await plan.family.db.write(async (tx) => {
      await plan.versions.eraseItems(tx, plan.family.planId, [words])
      await tx.delete(passages).where(eq(passages.id, words))
    })
    await plan.family.db.forget()
    expect(onDisk('EENMALIGE-WOORDEN-7731')).toBe(false)
  })

  it('after the answer it is written beside it', async () => {
    const id = await sends()
    await plan.family.db.write((tx) => tx.update(sendings).set({ answeredAt: 1 }).where(eq(sendings.id, id)))
    await sharing.withdraw(petra, id)
    const after = await row(id)
    expect(after.status).toBe('withdrawn')
    expect(after.content).toContain('haalt Noor op')
  })

  it('a withdrawn one can be sent anew, and only who said yes takes it back', async () => {
    const id = await sends()
    const joke = await joins('Joke', 'facilitator')
    expect(await refused(sharing.withdraw(joke, id))).toBe(404)
    await sharing.withdraw(petra, id)
    expect(idOf((await starts()).answer)).not.toBe(id)
  })
})

describe('own words alone', () => {
  it('go at once, without a trace for anybody else', async () => {
    const words = await plan.passage(mark.participantId, 'ALLEEN-MARK', {
      audience: 'me',
      releasedAt: null,
      releasedIn: null,
    })
    const answer = await sharing.sendOwnWords(mark, team, [words])
    expect(answer.state).toBe('sent')
    const { content } = await row(idOf(answer))
    expect(content).toContain('ALLEEN-MARK')
    expect(content).not.toMatch(/Noor|Petra|haalt/)
    expect(await sharing.list(petra)).toEqual([])
    expect(await sharing.list(mark)).toMatchObject([{ ownWordsOnly: true }])
    expect(await refused(sharing.previewOf(petra, idOf(answer)))).toBe(404)
    expect(await refused(sharing.withdraw(petra, idOf(answer)))).toBe(404)
    const log = await plan.family.db.read.select().from(auditLog).where(eq(auditLog.action, 'share'))
    expect(log.map(({ audience }) => audience)).toEqual([mark.participantId])
    expect(await sharing.sendOwnWords(mark, team, [words])).toEqual(answer)
  })

  it('have a code of their own, which tells the day and whether they still stand, and nobody’s name', async () => {
    const { clock } = plan.family
    const words = await plan.passage(mark.participantId, 'ALLEEN-MARK')
    const sent = await sharing.sendOwnWords(mark, team, [words])
    const { code, digest, sentAt } = await row(idOf(sent))
    const check = () => plan.versions.check(code ?? '')
    const { signature, ...answer } = (await check()) ?? {}
    expect(answer).toEqual({ version: null, at: Math.floor((sentAt ?? 0) / 1000) * 1000, status: 'sent' })
    expect(await plan.context.keys.verify(signature ?? '')).toMatchObject({ sha256: digest, version: null })
    clock.advance(DAY)
    await sharing.withdraw(mark, idOf(sent))
    expect(await check()).toMatchObject({ status: 'withdrawn' })
  })

  it('are one’s own: another’s are as if they were not there', async () => {
    const hers = await plan.passage(petra.participantId, 'VAN-PETRA')
    expect(await refused(sharing.sendOwnWords(mark, team, [hers]))).toBe(404)
    const joke = await joins('Joke', 'facilitator')
    expect(await refused(sharing.sendOwnWords(joke, team, [hers]))).toBe(403)
  })

  it('a child under twelve may too', async () => {
    const noor = await joins('Noor', 'youth', { childId: plan.family.childId })
    const words = await plan.passage(noor.participantId, 'VAN-NOOR', { kind: 'child-words' })
    expect((await sharing.sendOwnWords(noor, team, [words])).state).toBe('sent')
  })
})

describe('a link for who has no account', () => {
  const school = { kind: 'school', name: 'De Regenboog' } as const
  const tokenIn = (url: string) => url.split('/').at(-1) ?? ''

  it('opens once, shows it for half an hour, and then no more', async () => {
    const id = await sends(['goed'], school)
    const token = tokenIn(await sharing.makeLink(petra, id))
    expect(onDisk(token)).toBe(false)
    expect(await sharing.linkIsReady(token)).toBe(true)
    const view = await sharing.spendLink(token)
    expect(await sharing.spendLink(token)).toBeNull()
    expect(await sharing.spendLink(view ?? '')).toBeNull()
    expect(await sharing.linkIsReady(token)).toBe(false)
    expect(JSON.stringify(await sharing.shared(view ?? ''))).toContain('NOOR-ZWEMT-GRAAG')
    expect(await sharing.shared(token)).toBeNull()
    plan.family.clock.advance(31 * 60_000)
    expect(await sharing.shared(view ?? '')).toBeNull()
  })

  it('stops with a new link, and with taking back', async () => {
    const id = await sends(['goed'], school)
    const first = tokenIn(await sharing.makeLink(petra, id))
    const second = tokenIn(await sharing.makeLink(petra, id))
    expect(await sharing.linkIsReady(first)).toBe(false)
    const view = await sharing.spendLink(second)
    await sharing.withdraw(petra, id)
    expect(await sharing.shared(view ?? '')).toBeNull()
    expect(await refused(sharing.makeLink(petra, id))).toBe(403)
  })

  it('is no road for the team', async () => {
    const id = await sends()
    await expect(sharing.makeLink(petra, id)).rejects.toBeInstanceOf(Refused)
  })
})

describe('the rules of the organisation that it goes to', () => {
  const rules = (change: Partial<ConsentRules>) =>
    organisations.set(organisationId, { consent: { ...DEFAULT_CONSENT_RULES, ...change } })

  it('of 12 to 15 the young person may decide alone; to somebody else the parents say yes too', async () => {
    const { db, childId } = plan.family
    await db.write((tx) => tx.update(children).set({ bornOn: '2013-08-01' }).where(eq(children.id, childId)))
    const noor = await joins('Noor', 'youth', { childId })
    await rules({
      byBand: { ...DEFAULT_CONSENT_RULES.byBand, '12-15': { youth: true, parents: false } },
    })
    const names = async (to: string | null) =>
      (await sharing.preview(noor, ['a1'], to))?.consents.map(({ name }) => name).sort()
    expect(await names(organisationId)).toEqual(['Noor'])
    expect(await names(null)).toEqual(['Mark', 'Noor', 'Petra'])
    const { answer } = await starts(petra, ['a1'])
    expect(answer.state).toBe('asking')
    await sharing.answer(noor, idOf(answer), true)
    expect(await row(idOf(answer))).toMatchObject({ status: 'sent', labels: '[]' })
  })

  it('who is silent is asked again as often, and waited for as long, as it says', async () => {
    const { db, clock } = plan.family
    await rules({ waitDays: 20, reminders: 3 })
    await db.write((tx) =>
      tx
        .update(participants)
        .set({ email: 'mark@plan.test', emailVerifiedAt: 1 })
        .where(eq(participants.id, mark.participantId)),
    )
    await starts()
    const letters = async () => (await db.read.select().from(post)).length
    const begin = clock.now()
    for (const [days, mails] of [
      [4, 1],
      [5, 2],
      [10, 3],
      [14, 3],
      [15, 4],
      [18, 4],
    ] as const) {
      clock.advance(begin + days * DAY - clock.now())
      await sharing.again.look()
      expect([days, await letters()]).toEqual([days, mails])
    }
    clock.advance(DAY)
    expect((await sharing.list(petra))[0]).toMatchObject({ maySend: false, waitDays: 20 })
    clock.advance(DAY)
    expect((await sharing.list(petra))[0]).toMatchObject({ maySend: true })
  })

  it.each([
    ['16-17', { youth: true, parents: true }, /from 16 the young person decides alone/],
    ['16-17', { youth: false, parents: true }, /from 16/],
    ['12-15', { youth: false, parents: true }, /from 12 the young person is always asked/],
    ['0-11', { youth: false, parents: false }, /under 12 the parents/],
    ['18+', { youth: false, parents: true }, /from 16/],
  ])('cannot go below the law: of %s %j is refused', async (band, asks, sentence) => {
    const byBand = { ...DEFAULT_CONSENT_RULES.byBand, [band]: asks }
    await expect(rules({ byBand })).rejects.toThrow(sentence)
    await expect(rules({ waitDays: 6 })).rejects.toThrow(/7 to 42 days/)
    await expect(rules({ reminders: 1 })).rejects.toThrow(/2 to 5 times/)
    expect((await organisations.get(organisationId))?.settings.consent).toEqual(DEFAULT_CONSENT_RULES)
  })
})

describe('what came back', () => {
  const HOUR = 3_600_000
  const letters = async () =>
    (await plan.family.db.read.select().from(post)).map(({ recipient }) => recipient)
  const mails = (me: Me, email: string) =>
    plan.family.db.write((tx) =>
      tx.update(participants).set({ email, emailVerifiedAt: 1 }).where(eq(participants.id, me.participantId)),
    )
  const answers = (sendingId: string, agreementId: string) =>
    plan.family.db.write((tx) =>
      tx.insert(responses).values({
        ...{ sendingId, agreementId, answer: 'along', staffName: 'Sanne', at: plan.family.clock.now() },
      }),
    )
  async function look(later: number) {
    plan.family.clock.advance(later)
    await sharing.again.look()
    return letters()
  }

  it('AG8: is told once per batch, to who may know and has an address, without a word of it', async () => {
    const tineke = await joins('Tineke', 'network')
    const id = await sends()
    await mails(petra, 'petra@plan.test')
    await mails(tineke, 'tineke@plan.test')
    await answers(id, 'a1')
    expect(await look(HOUR / 6)).toEqual([])
    await answers(id, 'a2')
    // Somebody is still answering.
    expect(await look(HOUR / 3)).toEqual([])
    expect(await look(HOUR / 3)).toEqual(['petra@plan.test'])
    expect(await look(DAY)).toEqual(['petra@plan.test'])
    const [mail] = await plan.family.db.read.select().from(post)
    expect(mail?.payload).not.toMatch(/Noor|Sanne|haalt|wijkteam|Muiden/i)
    await plan.family.db.write((tx) =>
      tx.insert(deliveries).values({
        ...{ sendingId: id, status: 'arrived', progress: '{}', notBefore: 0, createdAt: 0 },
        arrivedAt: plan.family.clock.now(),
      }),
    )
    expect(await look(HOUR)).toEqual(['petra@plan.test', 'petra@plan.test'])
  })

  it('does not wait for ever for somebody who answers all day', async () => {
    const id = await sends()
    await mails(petra, 'petra@plan.test')
    await answers(id, 'a0')
    for (let round = 1; round <= 15; round += 1) {
      expect(await look(HOUR / 4)).toEqual([])
      await answers(id, `a${round}`)
    }
    expect(await look(HOUR / 4)).toEqual(['petra@plan.test'])
  })

  it('of own words alone is told to that person alone', async () => {
    await mails(petra, 'petra@plan.test')
    await mails(mark, 'mark@plan.test')
    const words = await plan.passage(mark.participantId, 'ALLEEN-MARK')
    const id = idOf(await sharing.sendOwnWords(mark, team, [words]))
    await answers(id, 'none')
    expect(await look(HOUR)).toEqual(['mark@plan.test'])
  })
})
