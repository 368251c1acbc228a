/** The log for the family over HTTP: who reads it, what stands in it, and what nobody may learn from it. */
import { expect, test } from 'vitest'
import type { InvitableRole } from '#plan/roles.ts'
import { invite, join, startPlan } from '#tests/harness/family.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'
import { openSocket, socketUrl } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'

const server = sharedServer()

const rowsOf = async (person: Person, planId: string) => {
  const answer = await person.get(`/plan/${planId}/logboek.json`)
  expect(answer.status).toBe(200)
  return JSON.parse(answer.text) as { action: string; time: string | null; actor: { name: string } | null }[]
}

async function withFacilitator() {
  const { origin } = server()
  const plan = await startPlan(origin)
  const { person: joke } = await join(origin, await invite(plan, 'Joke', 'facilitator'))
  return { plan, joke, parent: plan.parent, planId: plan.planId, origin }
}

test('AG6: a professional who opens the plan stands in the log, with the time; a parent does not', async () => {
  const { parent, joke, planId } = await withFacilitator()
  const reads = async () => (await rowsOf(parent, planId)).filter(({ action }) => action === 'read')
  expect(await reads()).toEqual([])
  await parent.get(`/plan/${planId}`)
  for (let time = 0; time < 3; time++) expect((await joke.get(`/plan/${planId}`)).status).toBe(200)
  expect(await reads()).toMatchObject([
    { actor: { name: 'Joke' }, time: expect.stringMatching(/^\d\d:\d\d$/) },
  ])
  const page = await parent.get(`/plan/${planId}/logboek`)
  expect(page.text).toContain('Wie heeft ons plan bekeken?')
  expect(page.text).toContain('Joke las het plan')
})

test('AG6: reading by a socket alone, without a page, is noted too', async () => {
  const { parent, joke, planId, origin } = await withFacilitator()
  const socket = openSocket(socketUrl(origin, planId), { origin, cookie: joke.cookie })
  expect(await socket.opened).toBe(true)
  await until('the reading is noted', async () =>
    (await rowsOf(parent, planId)).some(({ action }) => action === 'read'),
  )
})

test('R-E24: refused access, new links and who came: in the log, without a word of the plan or a token', async () => {
  const { parent, joke, planId, origin } = await withFacilitator()
  await new Person(origin).get(`/plan/${planId}`)
  const refused = await joke.post(`/plan/${planId}/mensen`, { intent: 'invite', name: 'X', role: 'parent' })
  expect(refused.status).toBe(403)
  const rows = await rowsOf(parent, planId)
  expect(rows.filter(({ action }) => action === 'refused').map(({ actor }) => actor?.name ?? null)).toEqual(
    expect.arrayContaining([null, 'Joke']),
  )
  expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['start', 'invite', 'join']))
  expect(JSON.stringify(rows)).not.toMatch(/[\w-]{43}/)
})

test('R-E24: the log only grows: no form of the page changes or removes a row', async () => {
  const { parent, planId } = await withFacilitator()
  const before = await rowsOf(parent, planId)
  for (const intent of ['remove', 'delete', 'change', 'clear']) {
    const answer = await parent.post(`/plan/${planId}/logboek`, { intent, id: 'x' })
    expect(answer.status).toBe(405)
  }
  const after = await rowsOf(parent, planId)
  expect(after.slice(-before.length)).toEqual(before)
})

test('R-E22: the table is text for a spreadsheet, and a download', async () => {
  const { origin } = server()
  const plan = await startPlan(origin)
  await invite(plan, '=HYPERLINK("http://evil.example")', 'network')
  const csv = await plan.parent.get(`/plan/${plan.planId}/logboek.csv`)
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="logboek.csv"')
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(csv.headers.get('cache-control')).toBe('no-store')
  expect(csv.text).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  expect(csv.text).not.toMatch(/(^|[;\n])"=/)
})

test('R-E27: nobody but the family reads the log, in no form, and a stranger learns nothing', async () => {
  const { origin } = server()
  const plan = await startPlan(origin, { me: 'Zonneveldia', child: 'Sem' })
  const expected: Record<InvitableRole, number> = {
    parent: 200,
    youth: 200,
    network: 200,
    supporter: 404,
    interpreter: 404,
    facilitator: 404,
    informant: 404,
  }
  for (const [role, status] of Object.entries(expected) as [InvitableRole, number][]) {
    const { person } = await join(origin, await invite(plan, `Naam ${role}`, role))
    for (const page of ['logboek', 'logboek.csv', 'logboek.json', 'logboek.data']) {
      const answer = await person.get(`/plan/${plan.planId}/${page}`)
      expect([role, page, answer.status]).toEqual([role, page, status])
      if (status === 404) expect(answer.text).not.toContain('Zonneveldia')
    }
  }
  const stranger = await new Person(origin).get(`/plan/${plan.planId}/logboek.json`)
  expect(stranger.status).toBe(404)
})

test('R-E24: when a family member came in or what one tried is in nobody else’s log', async () => {
  const { parent, planId, origin, plan } = await withFacilitator()
  const { person: oma } = await join(origin, await invite(plan, 'oma Tineke'))
  expect(
    (await oma.post(`/plan/${planId}/mensen`, { intent: 'invite', name: 'X', role: 'parent' })).status,
  ).toBe(403)
  const hers = await rowsOf(oma, planId)
  expect(hers.map(({ action }) => action)).toEqual(expect.arrayContaining(['sign-in', 'refused']))
  const his = await rowsOf(parent, planId)
  expect(his.filter(({ actor, action }) => actor?.name === 'oma Tineke' && action !== 'join')).toEqual([])
  for (const { actor, time } of his) if (actor?.name === 'oma Tineke') expect(time).toBeNull()
})
