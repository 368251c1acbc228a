/** S03: a birthday while everybody is connected, with a clock that the test moves. */
import { rmSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { type Application, startApplication } from '#server/application.ts'
import { readConfig } from '#server/config.ts'
import { createLog } from '#server/log.ts'
import { invite, join, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import type { Person } from '#tests/harness/person.ts'
import { newDataDir } from '#tests/harness/server.ts'
import { until } from '#tests/harness/until.ts'

/** Ten minutes before 2026 in Amsterdam. Of Jayden only the year is known: he counts as 18 from 1 January. */
const BEFORE = Date.UTC(2025, 11, 31, 22, 50)
const MIDNIGHT = Date.UTC(2025, 11, 31, 23)

async function applicationAt(now: () => number): Promise<Application & { dataDir: string }> {
  const DATA_DIR = newDataDir()
  const config = readConfig({ PORT: '0', DATA_DIR, LOG_LEVEL: 'silent' })
  const application = await startApplication(config, { log: createLog('silent'), clock: { now } })
  onTestFinished(async () => {
    await application.stop()
    rmSync(DATA_DIR, { recursive: true, force: true })
  })
  return { ...application, dataDir: DATA_DIR }
}

test('S03-T3: on the 18th birthday the right changes by itself, at midnight in Amsterdam, and the log says so', async () => {
  let now = BEFORE
  const { address, services } = await applicationAt(() => now)
  const plan = await startPlan(address, { me: 'Cheryl', child: 'Jayden' })
  const { person: jayden } = await join(address, await invite(plan, 'Jayden', 'youth'))
  const settings = `/plan/${plan.planId}/ik`
  expect((await jayden.post(settings, { intent: 'born', born: '2008' })).status).toBe(200)

  const meOf = async (person: Person) => {
    const me = await services.plans.me(await services.sessions.ofCookie(person.cookie), plan.planId, null)
    if (!me) throw new Error('Nobody of this plan')
    return me
  }
  const rows = async () => {
    const answer = await plan.parent.get(`/plan/${plan.planId}/logboek.json`)
    return JSON.parse(answer.text) as { action: string; day: string; text: string }[]
  }
  const birthdays = async () => (await rows()).filter(({ action }) => action.startsWith('age-'))

  const sleep = {
    kind: 'own-passage' as const,
    words: 'ik slaap slecht',
    picture: null,
    place: null,
    language: 'nl',
    translation: null,
    audience: { to: 'circle' as const, people: [], seen: null },
  }
  // The names of who will read it are on the screen before anything is saved.
  const asked = await services.passages.write(await meOf(jayden), sleep)
  const seen = asked.state === 'confirm' ? asked.readers.map(({ id }) => id) : []
  await services.passages.write(await meOf(jayden), { ...sleep, audience: { ...sleep.audience, seen } })
  const reads = async () => JSON.stringify((await services.passages.sheet(await meOf(plan.parent))).others)
  expect(await reads()).toContain('ik slaap slecht')
  now = MIDNIGHT - 1
  expect(await reads()).toContain('ik slaap slecht')
  expect(await birthdays()).toEqual([])

  now = MIDNIGHT
  expect(await reads()).not.toContain('ik slaap slecht')
  await until('the birthday is in the log', async () => (await birthdays()).length > 0)
  expect(await birthdays()).toMatchObject([
    { action: 'age-18', day: '2026-01-01', text: expect.stringContaining('Jayden is nu 18 jaar.') },
  ])
  // The shared plan stays Cheryl's too.
  expect((await plan.parent.get(`/plan/${plan.planId}`)).status).toBe(200)
})

/** A night on which the clocks of Amsterdam change, and the night after it: the day begins an hour later or earlier. */
test.each([
  ['a night in winter', '2008-01-15', '2026-01-14T23:00:00Z'],
  ['the night in which the clock goes forward', '2008-03-29', '2026-03-28T23:00:00Z'],
  ['the night after it', '2008-03-30', '2026-03-29T22:00:00Z'],
  ['the night in which the clock goes back', '2008-10-25', '2026-10-24T22:00:00Z'],
  ['the night after that', '2008-10-26', '2026-10-25T23:00:00Z'],
  ['1 March, of who was born on 29 February', '2008-02-29', '2026-02-28T23:00:00Z'],
])(
  'S03-T3: %s: a connected parent loses the own words at midnight in Amsterdam, not a moment before',
  async (_, bornOn, at) => {
    const midnight = Date.parse(at)
    let now = midnight - 600_000
    const { address, dataDir } = await applicationAt(() => now)
    const plan = await startPlan(address, { me: 'Cheryl', child: 'Jayden' })
    const { person: jayden } = await join(address, await invite(plan, 'Jayden', 'youth'))
    const file = new Sqlite(joinPath(dataDir, 'familiegroepsplan.sqlite'))
    file.prepare('update children set born_on = ? where plan_id = ?').run(bornOn, plan.planId)
    file.close()
    const sheet = `/plan/${plan.planId}/mijn-blad`
    const path = `${sheet}?nieuw=ja`
    const form = formWithButton(jayden, await jayden.get(path), path, 'Bewaar')
      .fill('Mijn woorden', 'ik slaap slecht')
      .choose('Onze kring')
    await formWithButton(jayden, await form.submit(), path, 'Ja, bewaar').submit()
    const reads = async () => (await plan.parent.get(sheet)).text.includes('ik slaap slecht')
    expect(await reads()).toBe(true)
    now = midnight - 1
    expect(await reads()).toBe(true)
    now = midnight
    expect(await reads()).toBe(false)
    expect((await jayden.get(sheet)).text).toContain('ik slaap slecht')
    const rows = async () =>
      JSON.parse((await plan.parent.get(`/plan/${plan.planId}/logboek.json`)).text) as { action: string }[]
    await until('the log says so', async () => (await rows()).some(({ action }) => action === 'age-18'))
  },
)
