/** The road of a number on a scale over HTTP: only the own number, only a number, only a scale of this form. */
import { expect, test } from 'vitest'
import { startPlan } from '#tests/harness/family.ts'
import { Person } from '#tests/harness/person.ts'
import { testServer } from '#tests/harness/server.ts'

test('a number is kept only when it is one, on a scale of the form, by somebody of the plan', async () => {
  const server = await testServer()
  const { parent, planId } = await startPlan(server.origin)
  const path = `/plan/${planId}/cijfers`
  const status = async (form: Record<string, string>, person = parent) =>
    (await person.post(path, form)).status

  expect(await status({ fieldId: 'cijfer', value: '7' })).toBe(200)
  expect(await status({ fieldId: 'cijfer', shown: 'true' })).toBe(200)
  for (const value of ['11', '-1', '7.5', '', 'zeven', '1e1', ' 7', '07'])
    expect([value, await status({ fieldId: 'cijfer', value })]).toEqual([value, 400])
  for (const fieldId of ['', 'goed', 'bestaat-niet', '__proto__'])
    expect([fieldId, await status({ fieldId, value: '7' })]).toEqual([fieldId, 400])

  const stranger = new Person(server.origin)
  expect(await status({ fieldId: 'cijfer', value: '7' }, stranger)).toBe(404)
  expect((await parent.get(path)).status).toBe(405)
})

test('a number that was never given cannot be shown', async () => {
  const server = await testServer()
  const { parent, planId } = await startPlan(server.origin)
  const answer = await parent.post(`/plan/${planId}/cijfers`, { fieldId: 'cijfer', shown: 'true' })
  expect(answer.status).toBe(409)
})
