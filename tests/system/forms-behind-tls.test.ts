/** R-E18: with `PUBLIC_URL` and a proxy that ends TLS, as a municipality runs it, every form works. */
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { CLOSE } from '#plan/close-codes.ts'
import { invite, join, startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { Person } from '#tests/harness/person.ts'
import { tlsProxy } from '#tests/harness/proxies.ts'
import { testServer } from '#tests/harness/server.ts'
import { connectProvider, openSocket, socketUrl } from '#tests/harness/socket.ts'

async function mailServer(): Promise<{ url: string; letters: string[] }> {
  const letters: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let letter = ''
      stream.on('data', (chunk: Buffer) => {
        letter += chunk
      })
      stream.on('end', () => {
        letters.push(letter)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `smtp://127.0.0.1:${port}`, letters }
}

async function behindTls() {
  const proxy = await tlsProxy()
  const mail = await mailServer()
  const server = await testServer({
    env: {
      PUBLIC_URL: proxy.origin,
      SESSION_SECRET: 'a secret of the test, thirty-two characters',
      SMTP_URL: mail.url,
      MAIL_FROM: 'plan@example.nl',
      TRUSTED_PROXIES: '1',
    },
  })
  proxy.to(server.port)
  return { proxy, server, mail }
}

test('R-E18: starting, inviting, joining, and every other form on the way, through a TLS proxy', async () => {
  const { proxy } = await behindTls()
  const plan = await startPlan(proxy.origin)
  const link = await invite(plan, 'Oma Tineke')
  const { person } = await join(proxy.origin, link)
  expect((await person.get(`/plan/${plan.planId}`)).status).toBe(200)

  // Every form that these pages show, sent as it stands. What it answers may be "fill this in"; never 400 or 403.
  const pages = [
    '/',
    '/hulp',
    '/plan/nieuw',
    '/voorbeeld',
    '/link',
    '/apparaten',
    `/plan/${plan.planId}`,
    `/plan/${plan.planId}/mensen`,
    `/plan/${plan.planId}/ik`,
  ]
  const sent = new Set<string>()
  for (const path of pages) {
    const page = await plan.parent.get(path)
    expect([path, page.status]).toEqual([path, 200])
    for (const button of documentOf(page.text).querySelectorAll('form button')) {
      const name = button.getAttribute('aria-label') ?? (button.textContent ?? '').replace(/\s+/g, ' ').trim()
      // Each time somebody new: a form may sign its sender out.
      const form = formWithButton(plan.parent, page, path, name)
      if (button.closest('form')?.getAttribute('method')?.toLowerCase() !== 'post') continue
      const copy = new Person(proxy.origin)
      for (const [key, value] of plan.parent.cookies) copy.cookies.set(key, value)
      const fields: Record<string, string[]> = {}
      for (const [key, value] of form.entries) fields[key] = [...(fields[key] ?? []), value]
      const leaves = /verlaat|stop|weg|uitloggen|log uit|wissel|vergeet/i.test(name)
      if (leaves) continue
      const action = new URL(form.action, `${proxy.origin}${path}`)
      const answer = await copy.post(`${action.pathname}${action.search}`, fields)
      sent.add(`${path} ${name}`)
      expect([path, name, answer.status]).toEqual([
        path,
        name,
        expect.toSatisfy((status: number) => status !== 403 && status < 500),
      ])
      expect([path, name, answer.text.includes('kwam niet van onze eigen pagina')]).toEqual([
        path,
        name,
        false,
      ])
    }
  }
  expect(sent.size).toBeGreaterThan(5)
})

test('R-E18, R-E20: cookies are Secure with the __Host- prefix, and HSTS is promised', async () => {
  const { proxy } = await behindTls()
  const plan = await startPlan(proxy.origin)
  const names = [...plan.parent.cookies.keys()]
  expect(names.some((name) => name.startsWith('__Host-'))).toBe(true)
  const { headers } = await plan.parent.get('/')
  expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/)
  expect(headers.get('content-security-policy')).toContain(proxy.origin.replace('https', 'wss'))
})

test('R-E18, R-E1: the socket’s origin is the public one; that of the port behind the proxy is none', async () => {
  const { proxy, server } = await behindTls()
  const plan = await startPlan(proxy.origin)
  const { synced, provider } = connectProvider(plan.parent, plan.planId)
  await synced
  expect(provider.wsconnected).toBe(true)
  const inside = openSocket(socketUrl(`http://localhost:${server.port}`, plan.planId), {
    origin: `http://localhost:${server.port}`,
    cookie: plan.parent.cookie,
  })
  expect(await inside.ended).toEqual({ refused: 403 })
  const stranger = openSocket(socketUrl(proxy.origin, plan.planId), { origin: proxy.origin })
  expect(await stranger.ended).toMatchObject({ code: CLOSE.NOT_SIGNED_IN })
})

test('R-E18: a personal link names the public address', async () => {
  const { proxy } = await behindTls()
  const plan = await startPlan(proxy.origin)
  const link = await invite(plan, 'Oma Tineke')
  expect(link).toMatch(/^\/u\//)
  const people = await plan.parent.get(`/plan/${plan.planId}/mensen`)
  expect(people.text).not.toMatch(/http:\/\/localhost/)
})
