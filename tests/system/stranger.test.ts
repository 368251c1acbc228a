/**
 * R-E27: somebody with a session of their own, and somebody with none, walk every route and every socket of another
 * family's plan. The list of routes is the application's own, so that a new one is walked too.
 */
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import routes from '#app/routes.ts'
import { textRoot } from '#plan/shape.ts'
import { invite, join, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { type Answer, Person } from '#tests/harness/person.ts'
import { connectProvider, openSocket, socketUrl } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'

const server = sharedServer()

/** Words that stand nowhere but in the family's plan. */
const SECRETS = ['Zonneveldia', 'Kwetsbaarkind', 'Omamerkteken', 'geheim-om-nooit-te-lezen']
let plan: StartedPlan
let link: string
let grandmother: Person
const ids: string[] = []

beforeAll(async () => {
  const { origin } = server()
  plan = await startPlan(origin, { me: 'Zonneveldia', child: 'Kwetsbaarkind' })
  link = await invite(plan, 'Omamerkteken')
  grandmother = (await join(origin, link)).person
  const people = await plan.parent.get(`/plan/${plan.planId}/mensen`)
  // The people in the plan: a stranger who knows their ids must not get further either.
  ids.push(...new Set([...people.text.matchAll(/[\w-]{22}/g)].map(([id]) => id)))
})

const paths = (entries: readonly RouteConfigEntry[], parent = ''): string[] =>
  entries.flatMap((entry) => {
    const path = entry.path === undefined ? parent : `${parent}/${entry.path}`
    return [...(entry.index || entry.file ? [path || '/'] : []), ...paths(entry.children ?? [], path)]
  })
const every = [...new Set(paths(routes as RouteConfigEntry[]))]

/** The address of a route in the other family's plan. */
const addressOf = (path: string) =>
  path.replace(':planId', plan.planId).replace(':token', 'A'.repeat(43)).replace('*', 'iets/anders')

const strangers = async (): Promise<[string, Person][]> => [
  ['nobody', new Person(server().origin)],
  ['another parent', (await startPlan(server().origin, { me: 'Karim', child: 'Noor' })).parent],
]

const tells = (answer: Answer) =>
  SECRETS.filter(
    (secret) => answer.text.includes(secret) || JSON.stringify([...answer.headers]).includes(secret),
  )

test('every route is known, and those of a plan are among them', () => {
  expect(every.length).toBeGreaterThan(12)
  expect(every.filter((path) => path.includes(':planId')).length).toBeGreaterThan(2)
})

test('the family itself does read its words on these routes: the other tests could fail', async () => {
  const page = await grandmother.get(`/plan/${plan.planId}/mensen`)
  expect(page.status).toBe(200)
  expect(tells(page)).toEqual(expect.arrayContaining(['Zonneveldia', 'Omamerkteken']))
})

test('R-E27: a stranger gets nothing from any route, by page, by data, or as somebody else by name', async () => {
  for (const [who, stranger] of await strangers()) {
    for (const path of every) {
      const address = addressOf(path)
      for (const variant of [
        address,
        `${address.replace(/\/$/, '') || '/_root'}.data`,
        ...ids.slice(0, 4).map((id) => `${address}?als=${id}`),
      ]) {
        const answer = await stranger.get(variant)
        expect([who, variant, tells(answer)]).toEqual([who, variant, []])
        if (path.includes(':planId'))
          expect([who, variant, [404, 405].includes(answer.status)]).toEqual([who, variant, true])
      }
    }
  }
})

test('R-E27: a stranger changes nothing through any route', async () => {
  const before = (await plan.parent.get(`/plan/${plan.planId}/mensen`)).text.replaceAll(
    /nonce="[^"]*"|'nonce-[^']*'/g,
    '',
  )
  const intents = ['invite', 'remove', 'revoke', 'renew', 'leave', 'return', 'change', 'give', 'show', 'save']
  for (const [who, stranger] of await strangers()) {
    for (const path of every.filter((one) => one.includes(':planId'))) {
      for (const intent of intents) {
        const answer = await stranger.post(addressOf(path), {
          intent,
          action: intent,
          participantId: ids[0] ?? '',
          participant: ids[0] ?? '',
          name: 'Indringer',
          role: 'parent',
          fieldId: 'schaal',
          value: '1',
        })
        expect([who, path, intent, tells(answer)]).toEqual([who, path, intent, []])
        expect([404, 405]).toContain(answer.status)
      }
    }
  }
  const after = (await plan.parent.get(`/plan/${plan.planId}/mensen`)).text.replaceAll(
    /nonce="[^"]*"|'nonce-[^']*'/g,
    '',
  )
  expect(after).not.toContain('Indringer')
  expect(after.length).toBe(before.length)
})

test('R-E27: a stranger gets not one byte from any socket', async () => {
  const { origin } = server()
  const writer = connectProvider(plan.parent, plan.planId)
  await writer.synced
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('geheim-om-nooit-te-lezen')])
  writer.doc.getXmlFragment(textRoot('vraag')).push([paragraph])
  const reader = connectProvider(grandmother, plan.planId)
  await reader.synced
  await until('the family reads it', () =>
    reader.doc.getXmlFragment(textRoot('vraag')).toString().includes('geheim'),
  )

  for (const [who, stranger] of await strangers()) {
    for (const room of ['plan', 'private']) {
      for (const as of [undefined, ...ids.slice(0, 3)]) {
        const url = socketUrl(origin, plan.planId, as ? { als: as, as } : {}).replace('/plan?', `/${room}?`)
        const { socket, ended, received } = openSocket(url, { origin, cookie: stranger.cookie })
        // A question for everything, sent before anybody could have judged who asks.
        socket.on('open', () => socket.send(new Uint8Array([0, 0, 1, 0])))
        const end = await ended
        expect([who, room, end]).toEqual([
          who,
          room,
          { code: expect.any(Number), reason: expect.any(String) },
        ])
        expect([who, room, received.map((frame) => frame.length)]).toEqual([who, room, []])
      }
    }
  }
})
