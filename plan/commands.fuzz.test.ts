/**
 * R-B28: several screens change one plan's lists at random, their updates arrive late, twice and in any order, and
 * in the end all show the same plan. A failing run prints its seed; a seed that ever failed stays in `PINNED`.
 * `FUZZ_SEED=… npx vitest run plan/commands.fuzz.test.ts` runs one seed.
 */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import * as plan from './commands.ts'
import { orderedItems, readAgreements, readGoals, readLines, readPeople } from './document.ts'
import { AGREEMENTS, GOALS, itemsRoot, PEOPLE } from './shape.ts'
import { sparesOthersWork } from './undo-filter.ts'

const PINNED = [1, 7, 42, 1024, 1026, 1035, 2214, 20260414]
const ROOTS = [AGREEMENTS, GOALS, PEOPLE, itemsRoot('goed')]
const TEXT_KEYS: Record<string, string[]> = {
  [AGREEMENTS]: ['what', 'when'],
  [GOALS]: ['title'],
  [PEOPLE]: ['name'],
  [itemsRoot('goed')]: ['text'],
}

/** mulberry32: small, seeded, good enough to shuffle. */
function randomOf(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    below: (count: number) => Math.floor(next() * count),
    pick: <T>(choices: readonly T[]): T | undefined => choices[Math.floor(next() * choices.length)],
    chance: (part: number) => next() < part,
  }
}
type Random = ReturnType<typeof randomOf>

interface Screen {
  doc: Y.Doc
  undo: Y.UndoManager
  /** Updates of the others that have not arrived yet. */
  inbox: Uint8Array[]
}

interface Story {
  added: Set<string>
  deleted: Set<string>
  /** Items that an undo, a redo or a restore touched: these may rightly be there or not. */
  turned: Set<string>
}

function makeScreens(count: number, seed: number): Screen[] {
  const screens = Array.from({ length: count }, (_, index) => {
    const doc = new Y.Doc()
    doc.clientID = seed * 10 + index + 1
    const undo = new Y.UndoManager(
      ROOTS.map((root) => doc.getMap(root)),
      { trackedOrigins: new Set(['form']), captureTimeout: 0, deleteFilter: sparesOthersWork(doc) },
    )
    return { doc, undo, inbox: [] as Uint8Array[] }
  })
  for (const screen of screens)
    screen.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'network') return
      for (const other of screens) if (other !== screen) other.inbox.push(update)
    })
  return screens
}

function deliver(screen: Screen, random: Random) {
  const index = random.below(screen.inbox.length)
  const update = screen.inbox[index]
  if (!update) return
  if (!random.chance(0.1)) screen.inbox.splice(index, 1) // sometimes it arrives twice
  Y.applyUpdate(screen.doc, update, 'network')
}

function act({ doc, undo }: Screen, random: Random, story: Story, newId: () => string) {
  const root = random.pick(ROOTS) as string
  const ids = [...doc.getMap(root).keys()].sort()
  const id = random.pick(ids)
  const index = random.below(ids.length + 1)
  const form = (work: () => void) => doc.transact(work, 'form')

  if (random.chance(0.25)) {
    const options = { id: newId(), index }
    story.added.add(`${root}/${options.id}`)
    form(() => {
      if (root === AGREEMENTS) plan.addAgreement(doc, 'zelf', 'nieuw', options)
      else if (root === GOALS) plan.addGoal(doc, 'doel', options)
      else if (root === PEOPLE) plan.addPerson(doc, { name: 'Ria' }, options)
      else plan.addLine(doc, 'goed', 'regel', options)
    })
    return
  }
  if (random.chance(0.15)) {
    const turn = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => {
      if (!transaction.local) return
      for (const key of event.keysChanged)
        story.turned.add(`${ROOTS.find((each) => doc.getMap(each) === event.target)}/${key}`)
    }
    for (const each of ROOTS) doc.getMap(each).observe(turn)
    if (random.chance(0.7)) undo.undo()
    else undo.redo()
    for (const each of ROOTS) doc.getMap(each).unobserve(turn)
    return
  }
  if (!id) return
  const action = random.below(6)
  if (action === 0) {
    form(() => {
      const copy = plan.deleteItem(doc, root, id)
      story.deleted.add(`${root}/${id}`)
      if (copy && random.chance(0.2)) {
        plan.restoreItem(doc, root, id, copy)
        story.turned.add(`${root}/${id}`)
      }
    })
  } else if (action === 1) {
    form(() => plan.moveItem(doc, root, id, index))
  } else if (action === 2 && root === AGREEMENTS) {
    const person = random.pick([...doc.getMap(PEOPLE).keys()].sort()) ?? 'gone'
    form(() => (random.chance(0.7) ? plan.assign(doc, id, person) : plan.unassign(doc, id, person)))
  } else if (action === 3 && root === PEOPLE) {
    form(() => plan.setValue(doc, root, id, 'ring', 1 + random.below(3)))
  } else {
    const text = plan.textOf(doc, root, id, random.pick(TEXT_KEYS[root] ?? []) ?? '')
    if (!text) return
    form(() => {
      if (text.length > 0 && random.chance(0.3)) text.delete(random.below(text.length), 1)
      else text.insert(random.below(text.length + 1), random.pick(['a', 'b ', 'é', '😀']) as string)
    })
  }
}

const everything = (doc: Y.Doc) => ({
  agreements: readAgreements(doc),
  goals: readGoals(doc),
  people: readPeople(doc),
  lines: readLines(doc, 'goed'),
  raw: ROOTS.map((root) => doc.getMap(root).toJSON()),
})

function run(seed: number, steps = 250) {
  const random = randomOf(seed)
  const screens = makeScreens(3 + random.below(2), seed)
  const story: Story = { added: new Set(), deleted: new Set(), turned: new Set() }
  let made = 0
  // Ids as random as the real ones, from the seed: the tie-break must not follow the order of making.
  const newId = () => `${random.below(1e9).toString(36)}x${made++}`

  for (let step = 0; step < steps; step += 1) {
    const screen = random.pick(screens) as Screen
    if (random.chance(0.5)) act(screen, random, story, newId)
    else deliver(screen, random)
  }
  for (const screen of screens) while (screen.inbox.length > 0) deliver(screen, random)

  const first = everything((screens[0] as Screen).doc)
  for (const screen of screens.slice(1)) expect(everything(screen.doc)).toEqual(first)

  const { doc } = screens[0] as Screen
  for (const root of ROOTS) {
    const items = orderedItems(doc.getMap(root))
    expect(items).toHaveLength(doc.getMap(root).size)
    const keys = items.map(([id, item]) => {
      const order = item.get('order')
      // Yjs does not bring a value back by undo when somebody else changed it meanwhile; the id then decides.
      if (!story.turned.has(`${root}/${id}`)) expect(order, `${root}/${id} has no order`).toBeTypeOf('string')
      for (const key of TEXT_KEYS[root] ?? [])
        expect(item.get(key), `${root}/${id} lost ${key}`).toBeInstanceOf(Y.Text)
      return `${order ?? ''} ${id}`
    })
    expect(new Set(keys).size).toBe(keys.length)
    for (const [id, item] of items) if (root === AGREEMENTS) expect(item.get('who'), id).toBeInstanceOf(Y.Map)
    const there = new Set(items.map(([id]) => `${root}/${id}`))
    for (const name of story.added) {
      if (!name.startsWith(`${root}/`) || story.turned.has(name)) continue
      expect(there.has(name), `${name} ${story.deleted.has(name) ? 'came back' : 'disappeared'}`).toBe(
        !story.deleted.has(name),
      )
    }
  }
}

describe('R-B28: no duplicate id, no orphan, one order, what is deleted stays deleted', () => {
  const chosen = process.env.FUZZ_SEED
  const fresh = Array.from({ length: 60 }, (_, index) => 5000 + index)
  const seeds = chosen ? [Number(chosen)] : [...PINNED, ...fresh]
  test.each(seeds)('seed %i', (seed) => {
    try {
      run(seed)
    } catch (error) {
      throw new Error(`FUZZ_SEED=${seed} fails`, { cause: error })
    }
  })
})
