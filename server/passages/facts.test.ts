import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { children, plans } from '#db/schema.ts'
import { createTelephone } from '../confirmation/test-telephone.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { Me } from '../plans/types.ts'
import { createRights } from '../rights/rights.ts'
import { createPassages } from './passages.ts'
import type { Passages } from './types.ts'

let family: Family
let service: Passages
let petra: Me
let mark: Me
let sem: Me
let joke: Me
let school: Me
let doctor: Me

beforeEach(async () => {
  family = await createFamily()
  const { db, clock } = family
  const { confirmations } = createTelephone(family, { isOffered: false })
  service = createPassages({
    db,
    clock,
    rights: createRights({ db, clock }),
    confirmations,
    changed: () => undefined,
  })
  const join = async (...args: Parameters<Family['person']>) => family.me(await family.person(...args))
  petra = await join('Petra', 'parent')
  mark = await join('Mark', 'parent')
  sem = await join('Sem', 'youth', { childId: family.childId })
  joke = await join('Joke', 'facilitator')
  school = await join('Juf Els', 'informant', { employer: 'De Wilg' })
  doctor = await join('Anouk', 'informant')
  await family.db.write((tx) => tx.update(children).set({ bornOn: '2012-01-01' }))
  await step('inform')
})
afterEach(() => family.close())

const step = (to: string) =>
  family.db.write((tx) => tx.update(plans).set({ step: to }).where(eq(plans.id, family.planId)))
const seen = async (me: Me) => (await service.facts(me)).all.map(({ words }) => words)
const status = (promise: Promise<unknown>) =>
  promise.then(
    () => 200,
    (error: unknown) => (error instanceof Response ? error.status : Promise.reject(error)),
  )
const fact = (words: string) => service.writeFact(school, { words, condition: null })
const condition = (words: string) =>
  service.writeFact(school, { words, condition: { source: 'Veilig Thuis', on: '2026-11-01' } })
const idOf = async (words: string) =>
  (await service.facts(petra)).all.find((one) => one.words === words)?.id ?? ''

test('facts are written in the step of informing, and read by the family; informants never read each other', async () => {
  await fact('Sem miste 12 dagen.')
  for (const reader of [petra, mark, sem, joke, school])
    expect(await seen(reader)).toEqual(['Sem miste 12 dagen.'])
  expect(await seen(doctor)).toEqual([])
  expect((await service.facts(school)).mayWrite).toBe(true)
  expect((await service.facts(petra)).mayWrite).toBe(false)
  expect(await status(service.writeFact(petra, { words: 'x', condition: null }))).toBe(403)
})

test('in private time and afterwards an informant sees and writes nothing', async () => {
  await fact('Sem miste 12 dagen.')
  for (const to of ['private', 'agree', 'share']) {
    await step(to)
    expect(await service.facts(school)).toEqual({ mayWrite: false, all: [] })
    expect(await status(fact('nog iets'))).toBe(403)
    expect(await seen(petra)).toEqual(['Sem miste 12 dagen.'])
  }
})

test('AG1: nobody in the family changes or drops a locked condition', async () => {
  await condition('Vader komt alleen met opa erbij.')
  const id = await idOf('Vader komt alleen met opa erbij.')
  for (const person of [petra, mark, sem, joke]) {
    expect(await status(service.changeFact(person, id, 'Vader komt altijd.'))).toBe(404)
    expect(await status(service.eraseFact(person, id))).toBe(404)
    expect(await status(service.leaveOut(person, id, true))).toBe(403)
  }
  expect((await service.facts(petra)).all).toMatchObject([
    {
      condition: { source: 'Veilig Thuis', on: '2026-11-01' },
      leaveOut: null,
      author: { name: 'Juf Els', employer: 'De Wilg' },
    },
  ])
  expect(await status(service.changeFact(doctor, id, 'x'))).toBe(404)
})

test('"niet opnemen" needs every parent who takes part and each youth of twelve and up', async () => {
  await fact('Er was politie.')
  const id = await idOf('Er was politie.')
  const isOut = async () => (await service.facts(petra)).all[0]?.leaveOut?.isOut
  await service.leaveOut(petra, id, true)
  await service.leaveOut(mark, id, true)
  expect(await isOut()).toBe(false)
  expect((await service.facts(petra)).all[0]?.leaveOut).toMatchObject({
    yes: ['Petra', 'Mark'],
    waiting: ['Sem'],
  })
  await service.leaveOut(sem, id, true)
  expect(await isOut()).toBe(true)
  await service.leaveOut(mark, id, false)
  expect(await isOut()).toBe(false)
  expect(await status(service.leaveOut(joke, id, true))).toBe(403)
  expect(await status(service.leaveOut(doctor, id, true))).toBe(404)
  // The informant does not see how the family talks about it.
  expect((await service.facts(school)).all[0]?.leaveOut).toBeNull()
  await service.leaveOut(mark, id, true)
  await service.changeFact(school, id, 'Er was politie op 3 mei.')
  expect(await isOut()).toBe(false)
})
