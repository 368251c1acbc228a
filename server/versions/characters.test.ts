import { afterEach, beforeEach, expect, it } from 'vitest'
import { roomClients, versionCharacters } from '#db/schema.ts'
import { createTestPlan, type TestPlan } from './test-plan.ts'

let plan: TestPlan
let joke: string
beforeEach(async () => {
  plan = await createTestPlan()
  joke = await plan.family.person('Joke', 'facilitator')
})
afterEach(() => plan.close())

const kept = () =>
  plan.family.db.read
    .select({ family: versionCharacters.family, total: versionCharacters.total })
    .from(versionCharacters)

it('S10-T4: settling counts the characters of the family and of everybody: shared text and own words', async () => {
  await plan.text('goed', 'Oma helpt vaak 👵')
  await plan.passage(plan.petra.participantId, 'Ik ben moe')
  await plan.passage(joke, 'Joke schrijft')
  await plan.settle()
  // Twelve letters and one grandmother, eight of Petra, twelve of Joke; an emoji is one, a space none.
  expect(await kept()).toEqual([{ family: 21, total: 33 }])
})

it('what a facilitator typed in the shared text is not the family’s', async () => {
  await plan.text('goed', 'Oma helpt')
  await plan.agree('a', { what: 'kookt', when: 'elke dag' })
  await plan.family.db.write((tx) => tx.update(roomClients).set({ personId: joke }))
  await plan.passage(plan.petra.participantId, 'ja')
  await plan.settle()
  expect(await kept()).toEqual([{ family: 2, total: 22 }])
})
