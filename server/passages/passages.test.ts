import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditLog, children, passageReaders, passages, plans, roomReaders, rooms } from '#db/schema.ts'
import { createTelephone } from '../confirmation/test-telephone.ts'
import { newId } from '../ids.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { Me } from '../plans/types.ts'
import { createRights } from '../rights/rights.ts'
import { createPassages } from './passages.ts'
import type { AudienceInput, PassageInput, Passages } from './types.ts'

let family: Family
let service: Passages
let told: string[][]
let petra: Me
let mark: Me
let tineke: Me
let joke: Me

beforeEach(async () => {
  family = await createFamily()
  told = []
  const { db, clock } = family
  service = createPassages({
    db,
    clock,
    rights: createRights({ db, clock }),
    confirmations: createTelephone(family, { isOffered: false }).confirmations,
    changed: (_planId, people) => told.push([...people]),
  })
  const join = async (...args: Parameters<Family['person']>) => family.me(await family.person(...args))
  petra = await join('Petra', 'parent')
  mark = await join('Mark', 'parent')
  tineke = await join('Tineke', 'network')
  joke = await join('Joke', 'facilitator')
  family.clock.advance(1_000)
})
afterEach(() => family.close())

const ALONE: AudienceInput = { to: 'me', people: [], seen: [] }
const to = (...people: Me[]): AudienceInput => {
  const ids = people.map((me) => me.participantId)
  return { to: 'chosen', people: ids, seen: ids }
}
const input = (words: string, audience: AudienceInput = ALONE): PassageInput => ({
  kind: 'own-passage',
  words,
  picture: null,
  place: null,
  language: 'nl',
  translation: null,
  audience,
})
const write = async (me: Me, words: string, audience?: AudienceInput) => {
  const saved = await service.write(me, input(words, audience))
  if (saved.state !== 'saved') throw new Error(`Not saved: ${JSON.stringify(saved)}`)
  return saved.id
}
/** Chooses as a person does who sees the names and says yes. */
const everyone = async (me: Me, words: string, choice: AudienceInput['to'] = 'everyone') => {
  const { audiences } = await service.sheet(me)
  const seen = choice === 'chosen' ? [] : audiences.readers[choice].map(({ id }) => id)
  return write(me, words, { to: choice, people: [], seen })
}
const readBy = async (me: Me) => (await service.sheet(me)).others.map(({ words }) => words)
const status = (promise: Promise<unknown>) =>
  promise.then(
    () => 200,
    (error: unknown) => (error instanceof Response ? error.status : Promise.reject(error)),
  )
const names = (people: readonly { name: string }[]) => people.map(({ name }) => name)

describe('who reads', () => {
  test('S01-T1: "Alleen ik" is read by its author alone', async () => {
    await write(petra, 'Mark drinkt.')
    expect((await service.sheet(petra)).mine.map(({ words }) => words)).toEqual(['Mark drinkt.'])
    for (const other of [mark, tineke, joke]) expect(await readBy(other)).toEqual([])
    expect(told).toEqual([[petra.participantId]])
  })

  test('the names of every choice are there before saving, and are exactly who reads it', async () => {
    const { audiences } = await service.sheet(petra)
    expect(audiences.readers.me).toEqual([])
    expect(names(audiences.readers.circle)).toEqual(['Mark', 'Tineke'])
    expect(names(audiences.readers['circle-and-facilitator'])).toEqual(['Joke', 'Mark', 'Tineke'])
    expect(names(audiences.candidates)).toEqual(['Joke', 'Mark', 'Tineke'])
    await everyone(petra, 'voor de kring', 'circle')
    expect(await readBy(mark)).toEqual(['voor de kring'])
    expect(await readBy(joke)).toEqual([])
  })

  test('S03-T1: chosen by name, for these two and nobody else', async () => {
    const jayden = await family.me(await family.person('Jayden', 'youth', { childId: family.childId }))
    await write(jayden, 'ik slaap slecht', to(joke, tineke))
    expect(await readBy(joke)).toEqual(['ik slaap slecht'])
    expect(await readBy(tineke)).toEqual(['ik slaap slecht'])
    expect(await readBy(petra)).toEqual([])
    expect(told.at(-1)).not.toContain(petra.participantId)
  })

  test('nothing is saved for readers whose names were not on the screen', async () => {
    const asked = await service.write(petra, input('nieuw', { to: 'circle', people: [], seen: null }))
    expect(asked).toEqual({
      state: 'confirm',
      readers: [expect.objectContaining({ name: 'Mark' }), expect.objectContaining({ name: 'Tineke' })],
    })
    const stale = [mark.participantId]
    expect(
      (await service.write(petra, input('nieuw', { to: 'circle', people: [], seen: stale }))).state,
    ).toBe('confirm')
    expect((await service.sheet(petra)).mine).toEqual([])
  })

  test('who joined later reads nothing earlier, until the author says yes to that person', async () => {
    const id = await everyone(petra, 'van vroeger')
    family.clock.advance(60_000)
    const ali = await family.me(await family.person('Ali', 'network'))
    expect(await readBy(ali)).toEqual([])
    const [mine] = (await service.sheet(petra)).mine
    expect(names(mine?.readers ?? [])).toEqual(['Joke', 'Mark', 'Tineke'])
    expect(mine?.later).toEqual([{ id: ali.participantId, name: 'Ali', because: 'joined-later' }])
    await service.grant(petra, id, ali.participantId)
    expect(await readBy(ali)).toEqual(['van vroeger'])
    expect((await service.sheet(petra)).mine[0]?.later).toEqual([])
  })

  test('a yes is for who waits for it: not for others, and not by others', async () => {
    const id = await write(petra, 'geheim')
    family.clock.advance(60_000)
    const ali = await family.me(await family.person('Ali', 'network'))
    expect(await status(service.grant(petra, id, ali.participantId))).toBe(404)
    expect(await status(service.grant(mark, id, mark.participantId))).toBe(404)
    expect(await family.db.read.select().from(passageReaders)).toEqual([])
  })

  test('S03: at 18 a parent loses the own words, and gets them back by a yes', async () => {
    // The family's clock stands at 21 November 2026.
    const jayden = await family.me(await family.person('Jayden', 'youth', { childId: family.childId }))
    await family.db.write((tx) =>
      tx.update(children).set({ bornOn: '2008-11-22' }).where(eq(children.id, family.childId)),
    )
    const id = await everyone(jayden, 'kamer met Dex')
    expect(await readBy(petra)).toEqual(['kamer met Dex'])
    family.clock.advance(24 * 3_600_000)
    expect(await readBy(petra)).toEqual([])
    expect(await readBy(tineke)).toEqual(['kamer met Dex'])
    expect((await service.sheet(jayden)).mine[0]?.later.map(({ because }) => because)).toContain(
      'author-is-adult',
    )
    await service.grant(jayden, id, petra.participantId)
    expect(await readBy(petra)).toEqual(['kamer met Dex'])
  })

  test('who came by a link of somebody else reads and writes no own words', async () => {
    await everyone(petra, 'voor iedereen')
    const unproven = { ...mark, origin: 'return' as const }
    expect(await service.sheet(unproven)).toMatchObject({
      isProven: false,
      mayWrite: false,
      mine: [],
      others: [],
      speakers: [],
    })
    expect(await status(service.write(unproven, input('ik ben Mark')))).toBe(403)
    expect(await service.inPlan(unproven)).toEqual({})
  })
})

describe('AG1: nobody changes the words of another', () => {
  test('S01-T2: Mark cannot change, release or erase what he reads; he puts a view beside it', async () => {
    const id = await everyone(petra, 'Op 3 vrijdagen kwam Mark een half uur later.')
    for (const act of [
      service.changeWords(mark, id, { words: 'Mark is er altijd', picture: null }),
      service.chooseAudience(mark, id, ALONE),
      service.release(mark, id, 'zorgen'),
      service.erase(mark, id),
      service.confirm(mark, id),
      service.grant(mark, id, joke.participantId),
    ])
      expect(await status(act)).toBe(404)
    await service.putBeside(mark, id, { kind: 'differing-view', words: 'Twee keer stond ik in de file.' })
    const [text] = (await service.sheet(petra)).mine
    expect(text?.words).toBe('Op 3 vrijdagen kwam Mark een half uur later.')
    expect(text?.beside).toMatchObject([{ kind: 'differing-view', author: 'Mark', isMine: false }])
    expect((await service.sheet(tineke)).others[0]?.beside).toHaveLength(1)
  })

  test('what I may not read answers like what does not exist', async () => {
    const id = await write(petra, 'Mark drinkt.')
    for (const one of [id, newId(), '', '../../x']) {
      expect(await status(service.putBeside(mark, one, { kind: 'proposal', words: 'x' }))).toBe(404)
      expect(await status(service.erase(mark, one))).toBe(404)
      expect(await status(service.release(mark, one, 'zorgen'))).toBe(404)
    }
  })

  test('what stands beside words is read by the readers of those words, and erased with them', async () => {
    const id = await write(petra, 'voor oma', to(tineke, mark))
    await service.putBeside(mark, id, { kind: 'proposal', words: 'Zeg liever dit' })
    const besideId = (await service.sheet(petra)).mine[0]?.beside[0]?.id ?? ''
    expect(await status(service.eraseBeside(petra, besideId))).toBe(404)
    expect(await status(service.eraseBeside(joke, besideId))).toBe(404)
    await service.chooseAudience(petra, id, to(tineke))
    expect((await service.sheet(mark)).others).toEqual([])
    expect(await status(service.eraseBeside(mark, besideId))).toBe(404)
    await service.erase(petra, id)
    expect(readFileSync(family.path).includes('Zeg liever dit')).toBe(false)
  })
})

describe('in the plan', () => {
  test('AG5: what is offered stands in its section for its audience, or not at all', async () => {
    const id = await everyone(petra, 'Ik wil rust bij het wisselen.', 'circle')
    expect(await service.inPlan(mark)).toEqual({})
    await service.release(petra, id, 'wens')
    expect((await service.inPlan(mark)).wens?.map(({ words, author }) => [words, author.name])).toEqual([
      ['Ik wil rust bij het wisselen.', 'Petra'],
    ])
    expect(await service.inPlan(joke)).toEqual({})
    await service.release(petra, id, null)
    expect(await service.inPlan(mark)).toEqual({})
  })

  test('words for nobody else cannot stand in the plan, and leave it when they become so', async () => {
    const id = await everyone(petra, 'even in het plan')
    await service.release(petra, id, 'wens')
    await service.chooseAudience(petra, id, ALONE)
    expect(await service.inPlan(petra)).toEqual({})
    expect(await status(service.release(petra, id, 'wens'))).toBe(409)
  })
})

describe('R-B32', () => {
  const bytes = () =>
    [family.path, `${family.path}-wal`].map((path) => {
      try {
        return readFileSync(path).toString('latin1')
      } catch {
        return ''
      }
    })

  test('R-B32: an erased passage leaves no byte in the file or the write-ahead log', async () => {
    const marker = `merkteken-${newId()}`
    const id = await write(petra, `${marker} ${'x'.repeat(3_000)}`, to(tineke))
    expect(bytes().some((text) => text.includes(marker))).toBe(true)
    await service.erase(petra, id)
    expect(bytes().some((text) => text.includes(marker))).toBe(false)
    expect(await family.db.read.select().from(passages)).toEqual([])
    expect(await family.db.read.select().from(passageReaders)).toEqual([])
  })

  test('R-B32: words that were written over are gone as well', async () => {
    const marker = `merkteken-${newId()}`
    const id = await write(petra, marker)
    await service.changeWords(petra, id, { words: 'iets anders', picture: null })
    expect(bytes().some((text) => text.includes(marker))).toBe(false)
  })
})

describe('bad input', () => {
  test('a stranger in an audience list is refused and nothing is saved', async () => {
    const other = await createFamily()
    const stranger = await other.person('Vreemde', 'parent')
    other.close()
    for (const people of [[stranger], [newId()], [tineke.participantId, 'x'], [petra.participantId]])
      expect(await status(service.write(petra, input('hallo', { to: 'chosen', people, seen: people })))).toBe(
        404,
      )
    expect((await service.sheet(petra)).mine).toEqual([])
  })

  test('who can be no reader is left out, and the names are shown again', async () => {
    const school = await family.person('School', 'informant')
    const people = [tineke.participantId, school]
    expect(await service.write(petra, input('hallo', { to: 'chosen', people, seen: people }))).toEqual({
      state: 'confirm',
      readers: [{ id: tineke.participantId, name: 'Tineke' }],
    })
  })

  test('empty, too long or an unknown audience is refused', async () => {
    expect(await status(service.write(petra, input('   ')))).toBe(400)
    expect(await status(service.write(petra, input('x'.repeat(4_001))))).toBe(400)
    const odd = { ...ALONE, to: 'iedereen' as AudienceInput['to'] }
    expect(await status(service.write(petra, input('x', odd)))).toBe(400)
  })
})

describe('dictation', () => {
  test('the words are the speaker’s: unconfirmed until that person says yes', async () => {
    const saved = await service.writeDown(joke, tineke.participantId, {
      ...input('Ik kan op woensdag ophalen.', to(petra)),
      atTable: false,
    })
    expect(saved.state).toBe('saved')
    const [mine] = (await service.sheet(tineke)).mine
    expect(mine?.writtenDown).toEqual({ by: 'Joke', yes: null })
    expect(await readBy(joke)).toEqual([])
    expect(await status(service.confirm(joke, mine?.id ?? ''))).toBe(404)
    expect(await status(service.confirm(petra, mine?.id ?? ''))).toBe(404)
    await service.confirm(tineke, mine?.id ?? '')
    expect((await service.sheet(petra)).others[0]?.writtenDown).toEqual({
      by: 'Joke',
      yes: 'own-device',
    })
  })

  test('a yes at the table stays visible as such', async () => {
    await service.writeDown(petra, tineke.participantId, { ...input('Goed zo.', to(mark)), atTable: true })
    expect((await service.sheet(mark)).others[0]?.writtenDown).toEqual({
      by: 'Petra',
      yes: 'at-table',
    })
  })

  test('a child or a youth never writes down for others; an interpreter only for whom it is there', async () => {
    const noor = await family.me(await family.person('Noor', 'youth', { childId: family.childId }))
    expect((await service.sheet(noor)).speakers).toEqual([])
    const tolk = await family.me(
      await family.person('Tolk', 'interpreter', { supports: tineke.participantId }),
    )
    expect(names((await service.sheet(tolk)).speakers)).toEqual(['Tineke'])
    const words = { ...input('x'), atTable: false }
    expect(await status(service.writeDown(noor, tineke.participantId, words))).toBe(404)
    expect(await status(service.writeDown(tolk, mark.participantId, words))).toBe(404)
    expect(await status(service.writeDown(joke, newId(), words))).toBe(404)
  })
})

describe('while private time runs', () => {
  let room: string
  beforeEach(async () => {
    room = newId()
    const { planId, db, clock } = family
    await db.write(async (tx) => {
      await tx.update(plans).set({ step: 'private' }).where(eq(plans.id, planId))
      await tx.insert(rooms).values({
        id: room,
        planId,
        kind: 'private',
        schemaVersion: 1,
        status: 'open',
        createdAt: clock.now(),
      })
      for (const me of [petra, mark])
        await tx.insert(roomReaders).values({ roomId: room, participantId: me.participantId })
    })
  })

  test('AG3: what is written then carries the room, and is for who is in it', async () => {
    const { audiences, inPrivateTime } = await service.sheet(petra)
    expect(inPrivateTime).toBe(true)
    expect(names(audiences.readers.everyone)).toEqual(['Mark'])
    await everyone(petra, 'onder ons')
    expect(await family.db.read.select({ roomId: passages.roomId }).from(passages)).toEqual([
      { roomId: room },
    ])
    expect(await readBy(mark)).toEqual(['onder ons'])
    expect(await readBy(tineke)).toEqual([])
    expect(await service.sheet(joke)).toMatchObject({
      others: [],
      mine: [],
      speakers: [],
      inPrivateTime: false,
    })
    expect(told.flat()).not.toContain(joke.participantId)
  })

  test('afterwards nobody but the author reads what was not shown', async () => {
    await everyone(petra, 'onder ons')
    await family.db.write(async (tx) => {
      await tx.update(plans).set({ step: 'agree' })
      await tx.update(rooms).set({ status: 'ended' })
    })
    expect(await readBy(mark)).toEqual([])
    expect(await readBy(joke)).toEqual([])
    expect((await service.sheet(petra)).mine).toHaveLength(1)
  })
})

describe('a child', () => {
  let noor: Me
  beforeEach(async () => {
    noor = await family.me(await family.person('Noor', 'youth', { childId: family.childId }))
    await family.db.write((tx) => tx.update(children).set({ bornOn: '2018-05-01' }))
    family.clock.advance(1_000)
  })
  const said = (words: string, audience: AudienceInput = ALONE, place = 'worries'): PassageInput => ({
    ...input(words, audience),
    kind: 'child-words',
    place,
  })

  test('AG2: a child’s words stay as they are; only the child changes them or takes them back', async () => {
    const words = 'Ik wil niet dat jullie praten bij de deur.'
    const saved = await service.write(noor, said(words, to(petra, tineke)))
    const id = saved.state === 'saved' ? saved.id : ''
    for (const adult of [petra, tineke, joke, mark]) {
      expect(
        await status(service.changeWords(adult, id, { words: 'Noor vindt het goed', picture: null })),
      ).toBe(404)
      expect(await status(service.erase(adult, id))).toBe(404)
    }
    expect((await service.sheet(petra)).others[0]?.words).toBe(words)
    await service.erase(noor, id)
    expect((await service.sheet(petra)).others).toEqual([])
  })

  test('why a question was skipped, and who sits beside the child, is never anybody else’s', async () => {
    const seen = [petra.participantId, mark.participantId, tineke.participantId]
    for (const place of ['skipped', 'beside']) {
      const saved = await service.write(noor, said('geen zin', { to: 'circle', people: [], seen }, place))
      const id = saved.state === 'saved' ? saved.id : ''
      expect(await status(service.chooseAudience(noor, id, to(petra)))).toBe(404)
      expect(await status(service.release(noor, id, 'kind'))).toBe(409)
    }
    for (const adult of [petra, mark, tineke, joke]) expect(await readBy(adult)).toEqual([])
  })
})

test('AG6: that a professional read somebody’s words stands in the log for that author, once an hour', async () => {
  await everyone(petra, 'voor iedereen')
  for (let times = 0; times < 3; times += 1) await service.sheet(joke)
  await service.sheet(mark)
  const rows = await family.db.read.select().from(auditLog)
  expect(rows).toMatchObject([
    { action: 'read-passage', actorId: joke.participantId, audience: petra.participantId },
  ])
})
