/** Everything of a plan that can be asked: each page, its data, each file, both sockets. The list of routes is the application's own. */
import type { RouteConfigEntry } from '@react-router/dev/routes'
import * as Y from 'yjs'
import routes from '#app/routes.ts'
import { Client } from '#tests/collaboration/client.ts'
import { until } from '#tests/harness/until.ts'
import type { Everyone } from './people.ts'
import { MARK } from './rows.ts'

const PLAN = 'plan/:planId'
/** Packed bytes show no mark; the tests of exports unpack them. */
const PACKED = /\.(pdf|docx|odt|zip|png)$/
const ofPlan = (routes as RouteConfigEntry[]).flatMap(({ path }) =>
  path?.startsWith(PLAN) && !PACKED.test(path) ? [path] : [],
)
const others = (routes as RouteConfigEntry[])
  .flatMap(({ path = '' }) => (path.startsWith(PLAN) || /[:*]/.test(path) ? [] : [path]))
  .filter((path) => path !== 'snel-weg')

/** Questions in the address that show more than the page without them. */
const ASKED = (all: Everyone) => [
  'mijn-blad?nieuw=ja',
  `mijn-blad?voor=${all.id('parent')}`,
  `mijn-blad?voor=${all.id('youth-12')}`,
  'begeleiden?beeld=groot',
  'mensen?uitnodigen=ja',
  'kind?vraag=worries',
]

/** `everything`: also as pages, which hold the same data drawn; and the pages that are of no plan. */
export function addresses(all: Everyone, everything: boolean): string[] {
  const pages = ofPlan.map((path) => `/${path.replace(':planId', all.planId).replace(/:\w+/g, 'iets')}`)
  const asked = ASKED(all).map((question) => `/plan/${all.planId}/${question}`)
  const isFile = (page: string) => /\.\w+$/.test(page)
  return [
    ...[...pages, ...asked].flatMap((page) => [
      ...(everything || isFile(page) ? [page] : []),
      ...(isFile(page) ? [] : [page.replace(/(\?|$)/, '.data$1')]),
    ]),
    ...(everything ? others.map((path) => `/${path}`) : []),
  ]
}

export interface Seen {
  /** The marks on each address, and on the sockets as `socket plan` and `socket private`. */
  marks: Map<string, Set<string>>
  status: Map<string, number>
}

const marksIn = (text: string) => new Set(text.match(MARK) ?? [])

export async function lookEverywhere(all: Everyone, name: string, everything: boolean): Promise<Seen> {
  const seen: Seen = { marks: new Map(), status: new Map() }
  for (const address of addresses(all, everything)) {
    const { text, status, headers } = await all.browser(name).get(address)
    seen.marks.set(address, marksIn(`${text} ${JSON.stringify([...headers])}`))
    seen.status.set(address, status)
  }
  for (const kind of ['plan', 'private'] as const)
    seen.marks.set(`socket ${kind}`, await bySocket(all, name, kind))
  return seen
}

const open = (all: Everyone, name: string, kind: 'plan' | 'private') => {
  const { origin, cookie } = all.browser(name)
  return new Client(origin.replace(/^http/, 'ws'), '', { plan: all.planId, kind, origin, cookie })
}

/** The names of shared types and the words in them stand in an update as they are. */
async function bySocket(all: Everyone, name: string, kind: 'plan' | 'private') {
  const client = open(all, name, kind)
  try {
    await until('it is let in or refused', () => client.synced || client.closed)
    const bytes = Buffer.from(Y.encodeStateAsUpdate(client.doc))
    return marksIn(`${bytes.toString('latin1')} ${client.reason ?? ''}`)
  } finally {
    client.cut()
  }
}

/** Writes one line over the socket; whether the server kept it is for the caller to look up. */
export async function writeBySocket(all: Everyone, name: string, kind: 'plan' | 'private', words: string) {
  const client = open(all, name, kind)
  try {
    await until('it is let in or refused', () => client.synced || client.closed)
    if (client.closed) return false
    client.doc.getMap('goals').set(words, new Y.Map())
    await until('it is kept or refused', () => client.isSaved || client.closed)
    return !client.closed
  } finally {
    client.cut()
  }
}
