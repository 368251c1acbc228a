/** Strangers beyond `tests/system/stranger.test.ts`: sessions that ended, and guesses of links behind forged addresses. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import routes from '#app/routes.ts'
import { CLOSE } from '#plan/close-codes.ts'
import { invite, join as joins, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'
import { freePort, testServer } from '#tests/harness/server.ts'
import { openSocket, socketUrl } from '#tests/harness/socket.ts'
import { isLong, note } from './rounds.ts'

const SECRETS = ['Zonneveldia', 'Kwetsbaarkind', 'Omamerkteken']
const server = sharedServer()

const pagesOf = ({ planId }: StartedPlan) =>
  (routes as RouteConfigEntry[])
    .map(({ path = '' }) => `/${path}`)
    .filter((path) => path.includes(':planId'))
    .map((path) => path.replace(':planId', planId).replace(/:\w+/, 'A'.repeat(43)))

const copyOf = (person: Person) => {
  const copy = new Person(person.origin)
  for (const [name, value] of person.cookies) copy.cookies.set(name, value)
  return copy
}

async function expectNothing(stranger: Person, plan: StartedPlan): Promise<void> {
  for (const path of pagesOf(plan))
    for (const answer of [
      await stranger.get(path),
      await stranger.get(`${path}.data`),
      await stranger.post(path),
    ]) {
      const all = `${answer.text}${JSON.stringify([...answer.headers])}`
      expect([path, SECRETS.filter((secret) => all.includes(secret))]).toEqual([path, []])
      expect([path, answer.status >= 400 || answer.location !== null]).toEqual([path, true])
    }
  for (const room of ['plan', 'private']) {
    const url = socketUrl(plan.parent.origin, plan.planId).replace('/plan?', `/${room}?`)
    const { ended, received } = openSocket(url, { origin: plan.parent.origin, cookie: stranger.cookie })
    const end = await ended
    expect([CLOSE.NOT_SIGNED_IN, CLOSE.NO_ACCESS, CLOSE.NO_SUCH_PLAN] as number[]).toContain(
      'code' in end ? end.code : 0,
    )
    expect(received).toEqual([])
  }
}

test('R-E27: a cookie of before signing out, and one of somebody who was removed, open no page and no socket', async () => {
  const { origin } = server()
  const plan = await startPlan(origin, { me: 'Zonneveldia', child: 'Kwetsbaarkind' })
  const leaver = (await joins(origin, await invite(plan, 'Omamerkteken'))).person
  const kept = copyOf(leaver)
  expect((await kept.get(`/plan/${plan.planId}`)).status).toBe(200)
  await leaver.post('/snel-weg')
  await expectNothing(kept, plan)

  const removed = (await joins(origin, await invite(plan, 'Mark'))).person
  const page = await plan.parent.get(`/plan/${plan.planId}/mensen`)
  const ids = new Set([...page.text.matchAll(/[\w-]{22}/g)].map(([each]) => each))
  for (const person of ids)
    if ((await removed.get(`/plan/${plan.planId}`)).status === 200)
      await plan.parent.post(`/plan/${plan.planId}/mensen`, { intent: 'remove', person })
  await expectNothing(removed, plan)
})

/** With the family's own cookie: what a page of somebody else could make its browser send. */
const CROSS_SITE: Record<string, string>[] = [
  { Origin: 'https://elders.example', 'Sec-Fetch-Site': 'cross-site' },
  { Origin: 'null' },
  {
    Origin: 'https://elders.example',
    'X-Forwarded-Host': 'elders.example',
    Forwarded: 'host=elders.example',
  },
]

test('R-E19: a post from another site, on each route there is, is refused before anything is done', async () => {
  const { origin } = server()
  const plan = await startPlan(origin)
  const every = (routes as RouteConfigEntry[]).map(({ path = '' }) =>
    `/${path}`
      .replace(':planId', plan.planId)
      .replace(/:\w+\??/g, 'A'.repeat(43))
      .replace('*', 'iets'),
  )
  expect(every.length).toBeGreaterThan(60)
  for (const headers of isLong ? CROSS_SITE : CROSS_SITE.slice(0, 1))
    for (const path of new Set(every)) {
      const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
      const answer = await plan.parent.send('POST', path, { ...type, ...headers }, 'intent=remove')
      expect([path, answer.status]).toEqual([path, 403])
    }
  expect((await plan.parent.get(`/plan/${plan.planId}`)).status).toBe(200)
})

/** Every kind of link that there is in mail and on paper. */
const LINKS = (routes as RouteConfigEntry[]).flatMap(
  ({ path = '' }) => path.match(/^(\w+)\/:token$/)?.[1] ?? [],
)
const GUESSES = isLong ? 10_000 : 800

test('R-E7: guesses of a link: none opens, forged addresses do not help, and the neighbour is refused no plan', async () => {
  const port = await freePort()
  const { origin, output } = await testServer({
    env: {
      PUBLIC_URL: `http://localhost:${port}`,
      SESSION_SECRET: 'x'.repeat(40),
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'plan@plan.example',
    },
    port,
  })
  expect(LINKS.length).toBeGreaterThan(5)
  const guesser = new Person(origin)
  const statuses: Record<number, number> = {}
  for (let guess = 0; guess < GUESSES; guess += 1) {
    const token = randomBytes(32).toString('base64url')
    const forged = {
      'X-Forwarded-For': `10.${guess % 250}.${guess % 199}.7`,
      Forwarded: `for=10.0.0.${guess % 250}`,
    }
    const { status, location } = await guesser.get(`/${LINKS[guess % LINKS.length]}/${token}`, forged)
    expect(location ?? '').not.toMatch(/^\/plan\//)
    statuses[status] = (statuses[status] ?? 0) + 1
    if (guess % 2_000 === 0) guesser.cookies.clear()
  }
  // An address has 600 at once, and some more as time passes.
  expect(statuses[429]).toBeGreaterThan(GUESSES - 600 - 400 * (isLong ? 3 : 0) - 100)
  expect(output()).not.toMatch(/"level":50/)
  const neighbour = await new Person(origin).get('/plan/nieuw')
  expect(neighbour.status).toBe(200)
  note('guesses', { guesses: GUESSES, refused: statuses[429] ?? 0 })
}, 300_000)

/** Half of the difference between two medians, in all that a machine does besides: only at length. */
test.runIf(isLong)(
  'R-E17: an address that is known takes as long as one that is not',
  async () => {
    const { origin } = server()
    const plan = await startPlan(origin)
    const db = new Sqlite(join(server().dataDir, 'familiegroepsplan.sqlite'))
    db.prepare(
      "update participants set email = 'petra@voorbeeld.nl', email_verified_at = 1 where plan_id = ?",
    ).run(plan.planId)
    db.close()
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let round = 0; round < 120; round += 1)
      for (const kind of ['known', 'unknown'] as const) {
        const person = new Person(origin)
        const page = await person.get('/link')
        const form = formWithButton(person, page, '/link', 'Stuur mij een link').fill(
          'E-mailadres',
          kind === 'known' ? 'petra@voorbeeld.nl' : `niemand${round}@voorbeeld.nl`,
        )
        const start = performance.now()
        await form.submit()
        times[kind].push(performance.now() - start)
      }
    const median = (all: number[]) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0
    const [known, unknown] = [median(times.known), median(times.unknown)]
    note('timing', { knownMs: Math.round(known * 10) / 10, unknownMs: Math.round(unknown * 10) / 10 })
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(5, 0.5 * unknown))
  },
  300_000,
)
