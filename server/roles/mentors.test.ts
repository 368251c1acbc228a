import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { answers, auditLog, childAdults, participants } from '#db/schema.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { createRights } from '../rights/rights.ts'
import { createMentors } from './mentors.ts'
import { createOwnBonds } from './own-bonds.ts'
import type { Mentors, OwnBonds } from './types.ts'

let family: Family
let mentors: Mentors
let bonds: OwnBonds
let sem: Me
let fatima: Me
let ilse: Me
let ruud: Me
let bram: Me
const onChanged = vi.fn()

const status = async (me: Me = sem) => (await mentors.list(me))[0]?.status ?? null
const refused = (work: Promise<unknown>) => expect(work).rejects.toBeInstanceOf(Refused)
const yes = (me: Me, remark = '') => mentors.answer(me, fatima.participantId, 'yes', remark)
const rowOf = async (me: Me) =>
  (await family.db.read.select().from(participants).where(eq(participants.id, me.participantId)))[0]
const actions = async () => (await family.db.read.select().from(auditLog)).map(({ action }) => action)

beforeEach(async () => {
  family = await createFamily()
  const { db, clock, childId } = family
  const options = { db, clock, rights: createRights({ db, clock }), onChanged }
  mentors = createMentors(options)
  bonds = createOwnBonds(options)
  const person = async (...args: Parameters<Family['person']>) => family.me(await family.person(...args))
  sem = await person('Sem', 'youth', { childId })
  fatima = await person('Fatima', 'network')
  ilse = await person('Ilse', 'parent')
  ruud = await person('Ruud', 'parent')
  bram = await person('Bram', 'facilitator')
  onChanged.mockClear()
})
afterEach(() => family.close())

describe('S04-T1: the JIM is active only after the yes of the youth, of the JIM and of parents with authority', () => {
  test('asked, then yes by yes, with a remark', async () => {
    expect((await mentors.candidates(sem)).map(({ name }) => name)).toEqual(['Fatima'])
    await mentors.ask(sem, fatima.participantId)
    expect(await status()).toBe('asked')
    await yes(fatima)
    await yes(ilse)
    expect(await status()).toBe('asked')
    expect(await actions()).toEqual(['mentor-asked'])
    await yes(ruud, '  Vooruit dan maar. ')
    expect(await status()).toBe('active')
    expect(await actions()).toEqual(['mentor-asked', 'mentor-active'])
    const [view] = await mentors.list(ilse)
    expect(view?.asked.map(({ name, answer, remark }) => [name, answer, remark])).toEqual([
      ['Sem', 'yes', null],
      ['Fatima', 'yes', null],
      ['Ilse', 'yes', null],
      ['Ruud', 'yes', 'Vooruit dan maar.'],
    ])
  })

  test('a no holds it up, and a later yes lets it begin', async () => {
    await mentors.ask(sem, fatima.participantId)
    await yes(fatima)
    await yes(ilse)
    await mentors.answer(ruud, fatima.participantId, 'no', '')
    expect(await status()).toBe('asked')
    await yes(ruud)
    expect(await status()).toBe('active')
  })

  test('who has no authority, by the own word, is not asked', async () => {
    await bonds.change(ruud, [
      { childId: family.childId, raises: true, isFosterParent: false, authority: 'no' },
    ])
    await mentors.ask(sem, fatima.participantId)
    await yes(fatima)
    await yes(ilse)
    expect(await status()).toBe('active')
    expect(await mentors.list(ruud)).toEqual([])
    await refused(yes(ruud))
  })

  test('the question is there for who is asked, and for nobody else', async () => {
    await mentors.ask(sem, fatima.participantId)
    const opa = await family.me(await family.person('Opa', 'network'))
    for (const other of [bram, opa]) {
      expect(await mentors.list(other)).toEqual([])
      await refused(yes(other))
    }
    expect(await mentors.list(await family.me(ilse.participantId, 'return'))).toEqual([])
    await refused(yes(await family.me(ilse.participantId, 'return')))
    for (const other of [ilse, opa, bram]) {
      expect(await mentors.candidates(other)).toEqual([])
      await refused(mentors.ask(other, opa.participantId))
      await refused(mentors.takeBack(other, fatima.participantId))
    }
  })

  test('one JIM at a time; a parent, a facilitator or somebody of another plan is none', async () => {
    for (const other of [ilse, bram, sem]) await refused(mentors.ask(sem, other.participantId))
    await refused(mentors.ask(sem, 'somebody of another plan'))
    await mentors.ask(sem, fatima.participantId)
    const opa = await family.person('Opa', 'network')
    expect(await mentors.candidates(sem)).toEqual([])
    await refused(mentors.ask(sem, opa))
  })
})

describe('S04-T5: when the youth takes the choice back, the JIM has no access at once', () => {
  const activate = async () => {
    await mentors.ask(sem, fatima.participantId)
    for (const me of [fatima, ilse, ruud]) await yes(me)
  }

  test('the JIM is out of the plan and connections are judged again', async () => {
    await activate()
    onChanged.mockClear()
    await mentors.takeBack(sem, fatima.participantId)
    expect(await rowOf(fatima)).toMatchObject({ status: 'removed', email: null })
    expect((await rowOf(fatima))?.mentorEndedAt).not.toBeNull()
    expect(onChanged).toHaveBeenCalledWith(family.planId)
    expect(await mentors.list(sem)).toEqual([])
    const mieke = await family.person('Mieke', 'network')
    expect(await mentors.candidates(sem)).toEqual([{ participantId: mieke, name: 'Mieke' }])
  })

  test('the JIM may stop', async () => {
    await activate()
    await mentors.stop(fatima)
    expect(await rowOf(fatima)).toMatchObject({ status: 'removed' })
    expect((await actions()).at(-1)).toBe('mentor-ended')
  })

  test('who was only asked stays a neighbour, and no answer is left', async () => {
    await mentors.ask(sem, fatima.participantId)
    await yes(ilse)
    await mentors.takeBack(sem, fatima.participantId)
    expect(await rowOf(fatima)).toMatchObject({ status: 'joined', mentorOf: null })
    expect(await family.db.read.select().from(answers)).toEqual([])
  })
})

describe('what an adult is to each child', () => {
  const own = (me: Me) => bonds.of(me)

  test('is said by that adult alone, with a row in the log; the same again writes nothing', async () => {
    expect((await own(ilse))?.bonds).toMatchObject([{ raises: true, authority: 'unknown' }])
    const wish = { childId: family.childId, raises: false, isFosterParent: true, authority: 'yes' as const }
    await bonds.change(ilse, [wish])
    await bonds.change(ilse, [wish])
    expect((await own(ilse))?.bonds).toMatchObject([
      { raises: false, isFosterParent: false, authority: 'yes' },
    ])
    expect(await actions()).toEqual(['role-change'])
    expect(await family.db.read.select().from(childAdults)).toMatchObject([
      { participantId: ilse.participantId, authoritySource: 'self', authorityOn: '2026-11-21' },
    ])
  })

  test('a relative can be a foster parent, and never has authority by a tick', async () => {
    const wish = { childId: family.childId, raises: false, isFosterParent: true, authority: 'yes' as const }
    await bonds.change(fatima, [wish])
    expect((await own(fatima))?.bonds).toMatchObject([{ isFosterParent: true, authority: 'no' }])
  })

  test('a guardian of an institution cannot tick being a parent; nor a professional, a youth, a link of another', async () => {
    const voogd = await family.me(await family.person('Voogd', 'parent'))
    await family.db.write((tx) =>
      tx.insert(childAdults).values({
        childId: family.childId,
        participantId: voogd.participantId,
        isGuardian: true,
        authority: 'unknown',
      }),
    )
    const wish = { childId: family.childId, raises: true, isFosterParent: false, authority: 'yes' as const }
    for (const me of [voogd, bram, sem, await family.me(ilse.participantId, 'return')]) {
      expect(await own(me)).toBeNull()
      await refused(bonds.change(me, [wish]))
    }
  })
})
