import { expect, test } from 'vitest'
import { CLOSE } from '#plan/close-codes.ts'
import { startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
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
  const names = [...documentOf(page.text).querySelectorAll('form button')].map(
    (button) => button.getAttribute('aria-label') ?? button.textContent?.trim() ?? '',
  )
  const out = names.find((name) =>
    /uitloggen|log uit|afmelden|meld .*af|stop op dit apparaat|dit apparaat/i.test(name),
  )
  if (!out) throw new Error(`No button to sign out among: ${names.join(', ')}`)
  const answer = await formWithButton(parent, page, '/apparaten', out).submit()
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
