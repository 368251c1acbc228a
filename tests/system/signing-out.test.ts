import { expect, test } from 'vitest'
import { CLOSE } from '#plan/close-codes.ts'
import { startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { openSocket, socketUrl } from '#tests/harness/socket.ts'

const server = sharedServer()

test('R-E13, R-B22: signing out clears the browser and closes its sockets within five seconds', async () => {
  const { origin } = server()
  const { parent, planId } = await startPlan(origin)
  const cookie = parent.cookie
  const live = openSocket(socketUrl(origin, planId), { origin, cookie })
  expect(await live.opened).toBe(true)

  const page = await parent.get('/apparaten')
  const answer = await formWithButton(parent, page, '/apparaten', 'Log uit op dit apparaat').submit()
  expect(answer.headers.get('clear-site-data')).toMatch(/"cookies"/)
  expect(answer.headers.get('clear-site-data')).toMatch(/"storage"/)

  const began = performance.now()
  expect(await live.ended).toMatchObject({ code: CLOSE.NOT_SIGNED_IN })
  expect(performance.now() - began).toBeLessThan(5_000)
  // The old cookie is worth nothing, also for who kept a copy of it.
  parent.cookies.clear()
  for (const pair of cookie.split('; '))
    parent.cookies.set(pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1))
  expect((await parent.get(`/plan/${planId}`)).status).toBe(404)
})
