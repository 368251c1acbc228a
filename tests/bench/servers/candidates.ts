/** What is measured: our server as shipped, its peers as their manuals start them, and two floors of our own. */
import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Door } from '../load/job.ts'
import type { Protocol } from '../load/wire.ts'
import { type SeededPlan, seed } from '../seed.ts'
import { PEERS } from './peers.ts'
import { freePort, type Running, runServer } from './running.ts'

const HERE = new URL('./', import.meta.url).pathname
const ROOT = new URL('../../../', import.meta.url).pathname

export interface Candidate {
  name: string
  label: string
  protocol: Protocol
  /** It answers with a document: its text can be held against what was typed. */
  keepsDocuments: boolean
  /** It keeps what it was given when its process ends. */
  stores: boolean
  /** Why it cannot be started here. */
  missing?: string
  /** Fills the folder, where a server must know its documents and people before they come. */
  prepare(folder: string, documents: number): Promise<Door[]>
  start(folder: string, port?: number): Promise<Running>
}

/** A load generator is one address with many browsers. */
const WIDE = {
  LIMIT_CONNECTIONS_PER_ADDRESS: '100000',
  LIMIT_ARRIVING_PER_ADDRESS: '100000',
  LIMIT_UPDATES_PER_SECOND: '100000',
}

const ours: Candidate = {
  name: 'ours',
  label: 'familiegroepsplan',
  protocol: 'y-websocket',
  keepsDocuments: true,
  stores: true,
  async prepare(folder, documents) {
    const plans = await seededPlans(folder, documents)
    return plans.map(({ planId, socket, cookies }) => ({
      name: planId,
      path: `${socket}&ack=1`,
      people: cookies.map((cookie) => ({ Cookie: cookie, Origin: 'http://127.0.0.1:{port}' })),
    }))
  },
  start: async (folder, port) =>
    runServer({
      args: [join(ROOT, 'server/index.ts')],
      port: port ?? (await freePort()),
      folder,
      env: {
        ...WIDE,
        DATA_DIR: folder,
        LOG_LEVEL: 'error',
        NODE_COMPILE_CACHE: join(ROOT, '.cache/compiled'),
      },
    }),
}

/** Seeding a hundred plans takes longer than measuring them: the same plans serve again, in a folder of their own. */
const prepared = new Map<number, { folder: string; plans: SeededPlan[] }>()
async function seededPlans(folder: string, documents: number): Promise<SeededPlan[]> {
  const before = prepared.get(documents)
  if (before && existsSync(before.folder)) {
    await cp(before.folder, folder, { recursive: true })
    return before.plans
  }
  const original = `${folder}-seeded-${documents}`
  const plans = await seed(original, { plans: documents })
  prepared.set(documents, { folder: original, plans })
  await cp(original, folder, { recursive: true })
  return plans
}

const openDoors = async (_folder: string, documents: number): Promise<Door[]> =>
  Array.from({ length: documents }, (_, index) => ({
    name: `doc-${index}`,
    path: `/doc-${index}`,
    people: [{}],
  }))

const other = (
  candidate: Pick<Candidate, 'name' | 'label' | 'stores' | 'keepsDocuments'> & Partial<Candidate>,
  file: string,
  env: (folder: string) => Record<string, string> = () => ({}),
): Candidate => ({
  protocol: 'y-websocket',
  prepare: openDoors,
  start: async (folder, port) =>
    runServer({ args: [file], port: port ?? (await freePort()), folder, env: env(folder) }),
  ...candidate,
})

export const candidates: Candidate[] = [
  ours,
  other(
    {
      name: 'hocuspocus',
      label: 'Hocuspocus + SQLite',
      protocol: 'hocuspocus',
      stores: true,
      keepsDocuments: true,
    },
    join(HERE, 'hocuspocus.mjs'),
    (folder) => ({ DATABASE: join(folder, 'database.sqlite') }),
  ),
  other(
    { name: 'y-websocket', label: 'y-websocket 2.1 + y-leveldb', stores: true, keepsDocuments: true },
    join(PEERS, 'node_modules/y-websocket/bin/server.cjs'),
    (folder) => ({ YPERSISTENCE: join(folder, 'leveldb') }),
  ),
  other(
    { name: 'y14', label: '@y/websocket-server 0.1.5 (memory)', stores: false, keepsDocuments: true },
    join(PEERS, 'y14/node_modules/@y/websocket-server/src/server.js'),
  ),
  other(
    { name: 'relay', label: 'floor: bare relay', stores: false, keepsDocuments: false },
    join(HERE, 'relay.mjs'),
  ),
  other(
    { name: 'durable-relay', label: 'floor: durable relay', stores: true, keepsDocuments: false },
    join(HERE, 'durable-relay.mjs'),
    (folder) => ({ DATABASE: join(folder, 'database.sqlite') }),
  ),
]
