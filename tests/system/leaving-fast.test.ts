/** "Snel weg", as the form that it is without scripts. */
import { expect, test } from 'vitest'
import { CLOSE } from '#plan/close-codes.ts'
import { startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'
import { openSocket, socketUrl } from '#tests/harness/socket.ts'

const server = sharedServer()

test('a quick exit ends the session, clears the browser, closes its sockets and goes to the weather', async () => {
  const { origin } = server()
  const { parent, planId } = await startPlan(origin)
  const { cookie } = parent
  const live = openSocket(socketUrl(origin, planId), { origin, cookie })
  expect(await live.opened).toBe(true)
  const page = await parent.get(`/plan/${planId}`)
  const answer = await formWithButton(parent, page, `/plan/${planId}`, 'Snel weg').submit()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage", "cookies"')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.text).toContain('http-equiv="refresh" content="0;url=https://www.knmi.nl/')
  expect(answer.text).not.toMatch(/plan|familie|Petra|Sem/i)
  expect(await live.ended).toMatchObject({ code: CLOSE.NOT_SIGNED_IN })
  // The old cookie is worth nothing: what Back asks for, it does not get.
  const back = new Person(origin)
  for (const pair of cookie.split('; ')) {
    const at = pair.indexOf('=')
    back.cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
  expect((await back.get(`/plan/${planId}`)).status).toBe(404)
})

test('it stands on every page, also for who is nobody; a visit by link changes nothing', async () => {
  const { origin } = server()
  const { parent, planId } = await startPlan(origin)
  for (const path of [
    '/',
    '/hulp',
    `/plan/${planId}/mensen`,
    `/plan/${planId}/ik`,
    `/plan/${planId}/logboek`,
    `/plan/${planId}/begeleiden`,
    '/wachten',
    '/bestaat-niet',
  ])
    expect([path, (await parent.get(path)).text.includes('action="/snel-weg"')]).toEqual([path, true])
  await parent.get('/snel-weg')
  expect((await parent.get(`/plan/${planId}`)).status).toBe(200)
  expect((await new Person(origin).post('/snel-weg')).status).toBe(200)
  expect(
    (await parent.post('/snel-weg', {}, { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }))
      .status,
  ).toBe(403)
  expect((await parent.get(`/plan/${planId}`)).status).toBe(200)
})
