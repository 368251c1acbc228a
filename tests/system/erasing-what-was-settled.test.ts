/**
 * R-B32 for a plan that went the whole way: settled twice, made into files, sent to a school, with a reminder chosen and
 * mail about an answer that waits. After the week of regret nothing of it is left, in any table or as bytes.
 */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { createAcceptance } from '#server/acceptance/acceptance.ts'
import type { ErasingKeeping } from '#server/erasing/erasing.ts'
import type { Erasing } from '#server/erasing/types.ts'
import { applicationAt, DAY, HOUR } from '#tests/harness/application.ts'
import { startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { Person } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'
import { says, writesAgreements } from './scenarios/agreeing.ts'
import { comesIn, pageOf, press, words, writesOnSheet } from './scenarios/living.ts'

const AGREED = 'AFSPRAAK-MERKTEKEN haalt Noor op'
const SHEET = 'BLAD-MERKTEKEN'
const SCHOOL = 'SCHOOL-MERKTEKEN'
const NAMES = ['Petranaam', 'Marknaam', 'Tinekenaam', 'Noornaam']
const NOON = Date.UTC(2026, 10, 22, 11)

test('R-B32: settled, exported, sent on and reminded of: erased as a whole, and the printed code tells that it may be gone', async () => {
  const application = await applicationAt(NOON)
  const { address, dataDir } = application
  const plan = await startPlan(address, { me: 'Petranaam', child: 'Noornaam' })
  const petra = plan.parent
  const mark = await comesIn(plan, 'Marknaam', 'parent')
  const oma = await comesIn(plan, 'Tinekenaam', 'network')
  const file = new Sqlite(join(dataDir, 'familiegroepsplan.sqlite'))
  file.prepare("update participants set email = lower(name) || '@voorbeeld.nl', email_verified_at = 1").run()
  const left = (table: string) =>
    (file.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n

  const [agreed = ''] = await writesAgreements(petra, plan, [
    { what: AGREED, who: ['Tinekenaam'], when: 'elke woensdag' },
  ])
  await writesOnSheet(petra, plan, SHEET)
  await says(petra, plan, AGREED, 'Ja')
  application.advance(HOUR)
  const mail = async () => ((await application.services.mailbox?.list()) ?? []).map(({ to }) => to)
  await (application.services.acceptance as ReturnType<typeof createAcceptance>).asking.look()
  const asked = ['marknaam@voorbeeld.nl', 'tinekenaam@voorbeeld.nl']
  await until(
    'who did not answer is asked',
    async () => (await mail()).filter((to) => asked.includes(to)).length === 2,
  )

  const settle = () => press(petra, pageOf(plan, 'vastleggen'), 'Leg het plan vast')
  await settle()
  await press(petra, pageOf(plan, 'versies'), 'Iets veranderen')
  await settle()
  const codes: string[] = []
  for (const number of [1, 2])
    for (const format of ['pdf', 'docx', 'json', 'ics']) {
      const made = await petra.get(pageOf(plan, `versies/${number}/plan.${format}`))
      expect([number, format, made.status]).toEqual([number, format, 200])
    }
  for (const { code } of file
    .prepare('select code from export_codes union select code from versions')
    .all() as {
    code: string
  }[])
    codes.push(code)
  expect(codes.length).toBeGreaterThanOrEqual(4)
  const checked = async (code: string) => words(await new Person(address).get(`/controle/${code}`))
  expect(await checked(codes[0] ?? '')).toMatch(/Deze code hoort bij versie [12]/)

  const remind = {
    agreement: '',
    channel: 'mail',
    every: 'week',
    firstOn: new Date(Date.now() + 7 * 24 * 3600_000).toISOString().slice(0, 10),
    time: '18:00',
    phone: '',
  }
  await petra.post(pageOf(plan, 'volgen'), { intent: 'remind', ...remind })
  expect(left('reminders')).toBe(1)

  const sending = `${pageOf(plan, 'delen')}?gekozen=ja&aan=school&kies=${agreed}`
  await tells(petra, sending)
  await press(petra, sending, 'Stuur het plan', { 'Voor wie is het?': SCHOOL })
  const id = (await mark.get(pageOf(plan, 'delen'))).text.match(/verzending=([\w-]{22})/)?.[1] ?? ''
  await press(mark, `${pageOf(plan, 'delen')}?verzending=${id}`, 'Ja, dit mag gestuurd worden')
  const share = await petra.get(pageOf(plan, 'delen'))
  const made = await formWithButton(petra, share, pageOf(plan, 'delen'), 'Maak een link').submit()
  const link = made.text.match(/\/gedeeld\/[\w-]{43}/)?.[0] ?? ''
  expect(link).not.toBe('')

  const all = [AGREED, SHEET, SCHOOL, ...NAMES, plan.planId, '@voorbeeld.nl', ...codes]
  expect(all.filter((mark) => !application.holds(mark))).toEqual([])

  const page = pageOf(plan, 'wissen')
  for (const person of [petra, mark])
    await formWithButton(
      person,
      await person.get(`${page}?wis=alles`),
      page,
      'Ja, wis het hele plan',
    ).submit()
  application.advance(7 * DAY)
  await (application.services.erasing as Erasing & ErasingKeeping).look()
  expect((await oma.get(pageOf(plan))).status).toBe(404)
  await until('their sessions ended', () => left('sessions') === 0)
  await until('no byte is left', () => !all.some((mark) => application.holds(mark)))

  const tables = file.prepare("select name from sqlite_master where type = 'table'").all() as {
    name: string
  }[]
  const filled = tables.map(({ name }) => name).filter((name) => !OF_NO_PLAN.includes(name) && left(name) > 0)
  expect(filled).toEqual([])
  expect(file.prepare('select plan_id, actor_id, subject_id, action from audit_log').all()).toEqual([
    { plan_id: null, actor_id: null, subject_id: null, action: 'erase' },
  ])
  file.close()

  for (const code of codes) expect(await checked(code)).toContain('Het kan ook dat het plan is gewist.')
  expect((await new Person(address).get(`/controle/${codes[0]}/stand.json`)).status).toBe(404)
  for (const path of [page, pageOf(plan, 'versies/2/plan.pdf'), pageOf(plan, 'versies')])
    expect([path, (await petra.get(path)).status]).toEqual([path, 404])
  expect((await new Person(address).get(link)).text).not.toContain('MERKTEKEN')
})

const OF_NO_PLAN = [
  '__drizzle_migrations',
  'settings',
  'sqlite_sequence',
  'audit_log',
  'organisations',
  'staff',
  'version_keys',
]

/** What is asked before the first time something is sent. */
async function tells(person: Person, path: string): Promise<void> {
  const page = await person.get(path)
  if (words(page).includes('In welk jaar is Noornaam geboren?'))
    await person.follow(
      await formWithButton(person, page, path, 'Bewaar')
        .fill('In welk jaar is Noornaam geboren?', '2018')
        .submit(),
    )
  const next = await person.get(path)
  if (words(next).includes('Heb jij het gezag over Noornaam?'))
    await person.follow(await formWithButton(person, next, path, 'Bewaar').choose('Ja').submit())
}
