import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addKeeper } from '#plan/commands.ts'
import type { Me } from '../plans/types.ts'
import { createFollowedPlan, type FollowedPlan } from './test-followed.ts'

let here: FollowedPlan
let britt: Me
let petra: Me

beforeEach(async () => {
  here = await createFollowedPlan('2027-03-01T10:00')
  petra = here.plan.petra
  britt = await here.person('Britt', 'network')
  await here.plan.agree('bel', { what: 'Britt belt.', who: ['Britt'] })
})
afterEach(() => here.close())

const one = async (me: Me) => {
  const [found] = await here.followUp.agreements(me)
  if (!found) throw new Error('Nothing to follow')
  return found
}

test('without a settled version there is nothing to follow', async () => {
  expect(await here.followUp.page(petra)).toEqual({ state: 'nothing' })
  expect(await here.followUp.agreements(petra)).toEqual([])
})

test('the guardian of the plan sees first what asks for attention, with what was agreed for when it goes otherwise', async () => {
  const ali = await here.person('Ali', 'network')
  await here.plan.agree('haal', { what: 'Ali haalt op.', who: ['Ali'], fallback: 'p-Britt' })
  await here.plan.text('anders', 'Dan belt Britt de verloskundige.')
  await here.plan.write((doc) => {
    addKeeper(doc, 'bewaker', 'p-Britt')
  })
  await here.plan.settle()
  await here.followUp.answer(ali, 'haal', 'not', null)
  const asks = [{ agreementId: 'haal', why: 'not' }]
  expect(await here.followUp.page(britt)).toMatchObject({
    isKeeper: true,
    keepers: ['Britt'],
    attention: asks,
    otherwise: ['Dan belt Britt de verloskundige.'],
    agreements: expect.arrayContaining([
      expect.objectContaining({ id: 'haal', fallback: 'Britt', needsAttention: true }),
    ]),
  })
  for (const me of [petra, ali]) expect(await here.followUp.attention(me)).toEqual([])
})

describe('an answer', () => {
  beforeEach(() => here.plan.settle())

  test('is an own one of who promised it, and a view of anybody else beside it', async () => {
    await here.followUp.answer(britt, 'bel', 'done', null)
    await here.followUp.answer(petra, 'bel', 'not', 'Ik hoorde niets')
    const { history, needsAttention } = await one(britt)
    expect(history).toHaveLength(2)
    expect(history.map(({ name, answer, kind, words }) => [name, answer, kind, words])).toEqual(
      expect.arrayContaining([
        ['Petra', 'not', 'view', 'Ik hoorde niets'],
        ['Britt', 'done', 'own', null],
      ]),
    )
    // A view says nothing for who promised.
    expect(needsAttention).toBe(false)
  })

  test('another one that day takes its place; on the next day in Amsterdam it stands beside it', async () => {
    await here.followUp.answer(britt, 'bel', 'done', null)
    await here.followUp.answer(britt, 'bel', 'partly', null)
    expect((await one(britt)).history.map(({ answer }) => answer)).toEqual(['partly'])
    await here.until('2027-03-01T23:00')
    expect((await one(britt)).mine).toBeNull()
    await here.followUp.answer(britt, 'bel', 'done', null)
    expect((await one(britt)).history.map(({ answer, on }) => [answer, on])).toEqual([
      ['done', '2027-03-02'],
      ['partly', '2027-03-01'],
    ])
  })

  test('can be taken back by its own person alone', async () => {
    const { id } = await here.followUp.answer(britt, 'bel', 'not', 'Het lukte niet')
    expect((await one(petra)).needsAttention).toBe(true)
    await expect(here.followUp.takeBack(petra, id)).rejects.toMatchObject({ status: 403 })
    await here.followUp.takeBack(britt, id)
    const now = await one(petra)
    expect([now.history, now.needsAttention]).toEqual([[], false])
  })

  test('"niet gelukt" brings the fallback rule up, and the latest answer takes it away', async () => {
    await here.followUp.answer(britt, 'bel', 'not', null)
    expect(await here.followUp.attention(petra)).toEqual([{ agreementId: 'bel', why: 'not' }])
    expect(await here.followUp.notice(petra)).toEqual({ free: [], attention: 1 })
    await here.until('2027-03-03T10:00')
    await here.followUp.answer(britt, 'bel', 'done', null)
    expect(await here.followUp.attention(petra)).toEqual([])
    expect(await here.followUp.notice(petra)).toBeNull()
  })

  test('two weeks without a word ask for attention, of who leads the plan and not of everybody', async () => {
    await here.until('2027-03-15T09:00')
    expect(await here.followUp.attention(petra)).toEqual([])
    await here.until('2027-03-15T10:00')
    expect(await here.followUp.attention(petra)).toEqual([{ agreementId: 'bel', why: 'silent' }])
    expect(await here.followUp.attention(britt)).toEqual([])
  })

  test('whoever came by a link of somebody else answers nothing and sees nothing of it', async () => {
    const unproven = await here.plan.family.me(britt.participantId, 'return')
    expect(await here.followUp.page(unproven)).toEqual({ state: 'unproven' })
    await expect(here.followUp.answer(unproven, 'bel', 'done', null)).rejects.toMatchObject({ status: 403 })
  })
})

test('S12: what Henk said on paper is typed over by Grace, who stands beside it; his own screen would come first', async () => {
  await here.close()
  here = await createFollowedPlan('2027-03-01T10:00')
  const { plan } = here
  const henk = await here.person('Henk', 'network', { email: null, emailVerifiedAt: null })
  const rosa = await here.person('Rosa', 'network')
  await plan.agree('a', { what: 'Henk kookt.', who: ['Henk'] })
  await plan.agree('b', { what: 'Petra belt.', who: ['Petra'] })
  await plan.settle()
  const page = await here.followUp.page(plan.petra)
  expect(page).toMatchObject({ paperFor: [{ id: henk.participantId, name: 'Henk' }] })
  const enter = (me: Me, whose: Me) =>
    here.followUp.enterPaper(me, whose.participantId, { a: 'partly', b: 'done' })
  // Who has a device or an address says it there, and who only helps types nothing over.
  await expect(enter(plan.petra, rosa)).rejects.toMatchObject({ status: 403 })
  await expect(enter(rosa, henk)).rejects.toMatchObject({ status: 403 })
  await enter(plan.petra, henk)
  const said = async () =>
    (await here.followUp.agreements(rosa)).flatMap(({ history }) =>
      history.map(({ name, answer, kind, enteredBy }) => [name, answer, kind, enteredBy]),
    )
  expect(await said()).toEqual([
    ['Henk', 'partly', 'own', 'Petra'],
    ['Henk', 'done', 'view', 'Petra'],
  ])
  // What was said on a screen that day stays.
  await here.until('2027-03-02T10:00')
  await here.followUp.answer(henk, 'a', 'not', null)
  await enter(plan.petra, henk)
  expect(await said()).toContainEqual(['Henk', 'not', 'own', null])
  expect((await said()).filter(([, answer]) => answer === 'partly')).toHaveLength(1)
})
