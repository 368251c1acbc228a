import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { acceptances, freeTasks } from '#db/schema.ts'
import type { Me } from '../plans/types.ts'
import { createFollowedPlan, type FollowedPlan } from './test-followed.ts'

let here: FollowedPlan
afterEach(() => here.close())

const freeOf = async (me: Me, what: string) =>
  (await here.followUp.agreements(me)).find((one) => one.what === what)?.free

/** S01: oma fetches Noor until the summer. */
async function twoHouses() {
  here = await createFollowedPlan('2027-03-01T10:00')
  const oma = await here.person('Tineke', 'network')
  const mark = await here.person('Mark', 'parent')
  const joke = await here.person('Joke', 'facilitator')
  const sanne = await here.person('Sanne', 'informant')
  const { plan } = here
  await plan.agree('a', { what: 'Oma haalt Noor op.', who: ['Tineke'], until: '2027-07-01' })
  await plan.agree('b', { what: 'Petra belt.', who: ['Petra'] })
  await plan.settle()
  return { oma, mark, joke, sanne, petra: plan.petra }
}

describe('the end date', () => {
  test('R-B44, S01-T5: oma’s task ends on 1 July in Amsterdam, and comes back to the group as free', async () => {
    const { oma, mark, petra, joke, sanne } = await twoHouses()
    await here.until('2027-06-30T21:00')
    expect(await freeOf(petra, 'Oma haalt Noor op.')).toBeNull()
    await here.until('2027-06-30T22:00')
    for (const me of [petra, mark, oma])
      expect(await freeOf(me, 'Oma haalt Noor op.')).toEqual({
        since: '2027-07-01',
        because: 'ended',
        name: 'Tineke',
        mayTake: true,
        wasMine: me === oma,
      })
    // The circle shows it beside whoever had it; a professional's circle does not.
    expect((await here.followUp.notice(petra))?.free).toEqual([
      {
        ...{ agreementId: 'a', what: 'Oma haalt Noor op.', name: 'Tineke', people: ['p-Tineke'] },
        ...{ mayTake: true, wasMine: false },
      },
    ])
    expect(await here.followUp.notice(joke)).toBeNull()
    expect(await freeOf(petra, 'Petra belt.')).toBeNull()
    // The group heard it, in a mail without a name or a word of the plan (AG8); a professional heard nothing.
    for (const name of ['Tineke', 'Mark']) {
      expect(here.mailTo(name)).toHaveLength(1)
      expect(here.mailTo(name)[0]).not.toMatch(/oma|noor|tineke|haalt/i)
    }
    for (const name of ['Joke', 'Sanne']) expect(here.mailTo(name)).toEqual([])
    const professionals = [joke, sanne].map(({ participantId }) => participantId)
    expect(here.told.flat().filter((id) => professionals.includes(id))).toEqual([])
    for (const me of [joke, sanne])
      await expect(here.followUp.page(me)).rejects.toMatchObject({ status: 404 })
  })

  test('it is told once, also after a restart, and a server that stood still tells it afterwards', async () => {
    const { petra } = await twoHouses()
    here.plan.family.clock.advance(Date.parse('2027-09-01T12:00Z') - here.plan.family.clock.now())
    await here.followUp.look()
    expect((await freeOf(petra, 'Oma haalt Noor op.'))?.since).toBe('2027-07-01')
    here.restart()
    await here.until('2027-09-03T12:00')
    expect(here.mailTo('Mark')).toHaveLength(1)
    expect(await here.plan.family.db.read.select().from(freeTasks)).toHaveLength(1)
  })

  test('a next version with another end date is what counts', async () => {
    const { petra } = await twoHouses()
    await here.until('2027-07-02T10:00')
    await here.plan.versions.reopen(petra)
    await here.plan.agree('a', { what: 'Oma haalt Noor op.', who: ['Tineke'], until: '2027-12-01' })
    await here.plan.settle()
    expect(await freeOf(petra, 'Oma haalt Noor op.')).toBeNull()
    await here.until('2027-12-01T00:00')
    expect((await freeOf(petra, 'Oma haalt Noor op.'))?.since).toBe('2027-12-01')
  })
})

describe('S02-T5: Britt moves away', () => {
  async function alone() {
    here = await createFollowedPlan('2026-12-01T10:00')
    const britt = await here.person('Britt', 'network')
    const gul = await here.person('Gul', 'network')
    const hamza = await here.person('Hamza', 'facilitator', { employer: 'Wijkteam', employerIsTeam: true })
    await here.plan.agree('nacht', { what: 'Britt slaapt hier.', who: ['Britt'] })
    await here.plan.agree('bel', { what: 'Samen bellen.', who: ['Britt', 'Gul'] })
    await here.plan.settle()
    return { britt, gul, hamza, petra: here.plan.petra }
  }

  test('her tasks are free, the group hears it and the team does not; Gul takes one with her own yes', async () => {
    const { britt, gul, hamza, petra } = await alone()
    await here.until('2027-02-27T10:00')
    await here.followUp.answer(britt, 'nacht', 'done', null)
    await here.leaves(britt)
    await here.until('2027-02-27T11:00')
    const free = { since: '2027-02-27', because: 'left', name: 'Britt', mayTake: true, wasMine: false }
    expect(await freeOf(petra, 'Britt slaapt hier.')).toEqual(free)
    expect(await freeOf(gul, 'Samen bellen.')).toEqual(free)
    expect(here.mailTo('Gul')).toHaveLength(1)
    expect(here.mailTo('Hamza')).toEqual([])
    await expect(here.followUp.agreements(hamza)).rejects.toMatchObject({ status: 404 })

    expect(await here.followUp.takeTask(gul, 'nacht')).toBe(true)
    expect(await here.followUp.takeTask(petra, 'nacht')).toBe(false)
    const taken = (await here.followUp.agreements(gul)).find(({ id }) => id === 'nacht')
    expect(taken).toMatchObject({
      free: null,
      isMine: true,
      // The text stays what was agreed, until the next version.
      what: 'Britt slaapt hier.',
      takenOver: [{ by: 'Gul', from: 'Britt', on: '2027-02-27', isMine: true }],
    })
    // The history stays.
    expect(taken?.history).toMatchObject([{ name: 'Britt', answer: 'done', kind: 'own' }])
    const yes = await here.plan.family.db.read
      .select()
      .from(acceptances)
      .where(eq(acceptances.participantId, gul.participantId))
    expect(yes).toMatchObject([{ agreementId: 'nacht', answer: 'yes', origin: 'own' }])
    // Her answer is an own one from now on; who took nothing over still stands beside it.
    await here.followUp.answer(gul, 'nacht', 'partly', null)
    await here.followUp.answer(petra, 'nacht', 'done', null)
    const now = (await here.followUp.agreements(petra)).find(({ id }) => id === 'nacht')
    expect(now?.history.map(({ name, kind }) => [name, kind])).toEqual(
      expect.arrayContaining([
        ['Gul', 'own'],
        ['Petra', 'view'],
      ]),
    )
  })

  test('who takes the own yes back frees the task, and hears nothing of it by mail', async () => {
    const { britt, gul, petra } = await alone()
    await expect(here.followUp.withdraw(petra, 'nacht')).rejects.toMatchObject({ status: 403 })
    await here.followUp.withdraw(britt, 'nacht')
    await here.until('2026-12-01T11:00')
    expect((await freeOf(gul, 'Britt slaapt hier.'))?.because).toBe('withdrew')
    expect([here.mailTo('Britt'), here.mailTo('Gul')].map((all) => all.length)).toEqual([0, 1])
    // Thinking again is an own yes as well.
    expect(await here.followUp.takeTask(britt, 'nacht')).toBe(true)
    await here.until('2026-12-03T11:00')
    expect(await freeOf(gul, 'Britt slaapt hier.')).toBeNull()
  })

  test('a no to the very text that was settled frees it too; a no to another text does not', async () => {
    const { britt, gul } = await alone()
    const { db } = here.plan.family
    const { digest } = await digestOfSettled('nacht')
    const says = async (answer: string, agreementId: string, about: string, turn: number) =>
      db.write((tx) =>
        tx.insert(acceptances).values({
          ...{ id: `rij-${turn}`, planId: gul.planId, agreementId, participantId: britt.participantId, turn },
          ...{ answer, digest: about, content: '', names: '{}', origin: 'own' },
          at: here.plan.family.clock.now(),
          confirmedAt: here.plan.family.clock.now(),
        }),
      )
    await here.until('2026-12-02T10:00')
    await says('no', 'bel', 'een andere tekst', 1)
    await says('no', 'nacht', digest, 2)
    await here.until('2026-12-02T11:00')
    expect((await freeOf(gul, 'Britt slaapt hier.'))?.because).toBe('withdrew')
    expect(await freeOf(gul, 'Samen bellen.')).toBeNull()
    // A yes where the no was said is the way back; to other words it is not.
    await says('yes', 'nacht', 'een andere tekst', 3)
    await here.until('2026-12-02T12:00')
    expect((await freeOf(britt, 'Britt slaapt hier.'))?.wasMine).toBe(true)
    await says('yes', 'nacht', digest, 4)
    await here.until('2026-12-02T13:00')
    expect(await freeOf(gul, 'Britt slaapt hier.')).toBeNull()
    const nacht = (await here.followUp.agreements(britt)).find(({ id }) => id === 'nacht')
    expect(nacht).toMatchObject({ isMine: true, takenOver: [{ by: 'Britt', from: 'Britt' }] })
    // However often it went to and fro, the page says only how it is today.
    await says('no', 'nacht', digest, 5)
    await here.until('2026-12-02T14:00')
    await says('yes', 'nacht', digest, 6)
    await here.until('2026-12-02T15:00')
    const later = (await here.followUp.agreements(britt)).find(({ id }) => id === 'nacht')
    expect(later?.takenOver).toHaveLength(1)
  })

  async function digestOfSettled(id: string) {
    const { followedIn } = await import('./followed.ts')
    const following = await followedIn(here.plan.family, here.plan.family.planId)
    const found = following?.agreements.find((one) => one.id === id)
    if (!found) throw new Error('not settled')
    return found
  }
})
