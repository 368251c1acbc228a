/** After the plan, through the running server without scripts: one tap, a link in a mail, a task that comes free. */
import { describe, expect, test } from 'vitest'
import { setValue } from '#plan/commands.ts'
import { AGREEMENTS } from '#plan/shape.ts'
import { applicationAt, DAY, HOUR, type MovedApplication } from '#tests/harness/application.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { Person } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'
import { groupOf, pressed, said, writesAgreements } from './scenarios/agreeing.ts'
import { comesIn, LONG_MS, opens, pageOf, press, words } from './scenarios/living.ts'

const FETCH = 'Oma haalt Noor op.'
const following = (plan: { planId: string }) => pageOf(plan, 'volgen')

async function settled(): Promise<{
  server: MovedApplication
  plan: StartedPlan
  oma: Person
  joke: Person
}> {
  const server = await applicationAt(Date.parse('2027-05-01T10:00Z'))
  const plan = await startPlan(server.address, { me: 'Petra', child: 'Noor' })
  const oma = await comesIn(plan, 'Oma', 'network')
  const joke = await comesIn(plan, 'Joke', 'facilitator')
  const [id = ''] = await writesAgreements(plan.parent, plan, [{ what: FETCH, who: ['Oma'] }])
  const { doc, provider } = await opens(plan.parent, plan)
  setValue(doc, AGREEMENTS, id, 'until', '2027-07-01')
  await until(
    'it is on disk',
    async () => (await plan.parent.get(pageOf(plan))).text.includes('2027-07-01'),
    LONG_MS,
  )
  provider.destroy()
  expect(words(await oma.get(following(plan)))).toContain('Er is nog niets om te volgen.')
  // Who may settle is shown the way there.
  const toSettle = pageOf(plan, 'vastleggen')
  expect((await oma.get(following(plan))).text).not.toContain(`href="${toSettle}"`)
  for (const empty of ['volgen', 'versies', 'terugkijken'])
    expect((await plan.parent.get(pageOf(plan, empty))).text).toContain(`href="${toSettle}"`)
  await press(plan.parent, pageOf(plan, 'vastleggen'), 'Leg het plan vast')
  return { server, plan, oma, joke }
}

/** The button of that name in the group of the agreement. */
async function taps(person: Person, path: string, group: string, button: string) {
  const page = await person.get(path)
  const found = [...groupOf(page, group).querySelectorAll('button')].find(
    (one) => one.textContent?.trim() === button,
  )
  const form = found?.closest('form')
  if (!found || !form) throw new Error(`No button "${button}" at "${group}"`)
  const hidden = [...form.querySelectorAll('input[type=hidden]')].map((one) => [
    one.getAttribute('name') ?? '',
    one.getAttribute('value') ?? '',
  ])
  return person.post(path, {
    ...Object.fromEntries(hidden),
    [found.getAttribute('name') ?? '']: found.getAttribute('value') ?? '',
  })
}

describe('Volgen', () => {
  test('one tap answers, one more takes it back; what another sees stands beside it; a facilitator sees none of it', async () => {
    const { plan, oma, joke } = await settled()
    const page = following(plan)
    await taps(oma, page, FETCH, 'Een beetje')
    expect(pressed(await oma.get(page), FETCH)).toEqual(['Een beetje'])
    await taps(plan.parent, page, FETCH, 'Niet gelukt')
    const history = said(await oma.get(page), FETCH)
    expect(history).toContain('Oma: een beetje')
    expect(history).toContain('Petra ziet het zo: niet gelukt')
    await taps(oma, page, FETCH, 'Een beetje')
    expect(pressed(await oma.get(page), FETCH)).toEqual([])
    expect((await joke.get(page)).status).toBe(404)
    expect((await joke.get(`${page}.data`)).text).not.toContain(FETCH)
    expect((await new Person(plan.parent.origin).get(page)).status).toBe(404)
  })

  test('S01-T5: on 1 July the task is free for the group on the page and in the circle’s notice, and Petra takes it', async () => {
    const { server, plan, oma, joke } = await settled()
    server.advance(Date.parse('2027-06-30T21:30Z') - server.now())
    expect(said(await oma.get(following(plan)), FETCH)).not.toContain('Deze taak is vrij')
    server.advance(HOUR)
    await until(
      'it is free',
      async () => said(await oma.get(following(plan)), FETCH).includes('Deze taak is vrij'),
      LONG_MS,
    )
    expect(words(await plan.parent.get(pageOf(plan)))).toContain('Er is een taak vrij.')
    // Without scripts, as on paper: beside whoever had it, and as a place that is open.
    const circle = words(await plan.parent.get(pageOf(plan)))
    expect(circle).toContain('Oma (taak vrij)')
    expect(circle).toContain('Open plekken')
    expect(circle).toContain('Eerst deed Oma dit. Wie neemt het over?')
    expect(words(await joke.get(pageOf(plan)))).not.toMatch(/taak vrij|Open plekken/)
    await press(plan.parent, pageOf(plan), `Ja, ik neem dit over: ${FETCH}`)
    expect(words(await plan.parent.get(pageOf(plan)))).not.toContain('Open plekken')
    const page = said(await oma.get(following(plan)), FETCH)
    expect(page).not.toContain('Deze taak is vrij')
    expect(page).toContain('Petra nam dit over van Oma, op 1 juli 2027.')
  })
})

describe('a reminder', () => {
  async function reminded() {
    const family = await settled()
    const { server, plan, oma } = family
    const saved = await press(
      oma,
      following(plan),
      'Bewaar herinnering',
      { 'Vanaf welke dag?': '2027-05-02', 'Hoe laat?': '09:00', 'Mobiel nummer': '06 12 34 56 78' },
      ['elke dag'],
    )
    // Nothing but a code goes to a telephone before it came back from there.
    expect(words(saved)).toContain('Is dit jouw telefoon?')
    await until('the code was sent', async () => /Code \d{6}/.test(words(await oma.get('/postvak'))), LONG_MS)
    const code = words(await oma.get('/postvak')).match(/Code (\d{6})/)?.[1] ?? ''
    const confirmed = await press(oma, following(plan), 'Dit is mijn telefoon', { 'Code uit de sms': code })
    expect(words(confirmed)).toContain('Je nummer is bevestigd.')
    server.advance(DAY)
    await until(
      'it was sent',
      async () => words(await oma.get('/postvak')).includes('samen naar te kijken'),
      LONG_MS,
    )
    const mailbox = words(await oma.get('/postvak'))
    const link = (kind: string) => mailbox.match(new RegExp(`/${kind}/[\\w-]{43}`))?.[0] ?? ''
    return { ...family, mailbox, answer: link('antwoord'), stop: link('stoppen') }
  }

  test('R-E16, R-E19: its link answers without signing in; opening changes nothing, the token leaves the address, no other page opens', async () => {
    const { plan, oma, answer } = await reminded()
    const telephone = new Person(plan.parent.origin)
    const opened = await telephone.follow(await telephone.get(answer, { 'Sec-Fetch-Site': 'none' }))
    expect(opened.path).toBe('/antwoord')
    expect(words(opened)).toContain(FETCH)
    expect(opened.text).not.toContain(plan.planId)
    expect(said(await oma.get(following(plan)), FETCH)).not.toContain('Oma: ')
    const form = formWithButton(telephone, opened, '/antwoord', 'Niet gelukt')
    expect(words(await form.submit())).toContain('Je antwoord is bewaard.')
    expect(said(await oma.get(following(plan)), FETCH)).toContain('Oma: niet gelukt')
    // Twice: another answer takes its place.
    const again = await telephone.follow(await telephone.get(answer))
    await formWithButton(telephone, again, '/antwoord', 'Gelukt').submit()
    const history = said(await oma.get(following(plan)), FETCH)
    expect(history).toContain('Oma: gelukt')
    expect(history).not.toContain('niet gelukt,')
    expect((await telephone.get(following(plan))).status).toBe(404)
  })

  test('one tap stops it; a link that nobody knows gets a kind page', async () => {
    const { server, oma, stop } = await reminded()
    const telephone = new Person(oma.origin)
    const opened = await telephone.follow(await telephone.get(stop))
    expect(
      words(await formWithButton(telephone, opened, '/stoppen', 'Stop deze herinnering').submit()),
    ).toContain('Je krijgt deze herinnering niet meer.')
    server.advance(2 * DAY)
    for (const path of ['/antwoord/onbekend', '/stoppen/onbekend']) {
      const gone = await telephone.follow(await telephone.get(path))
      expect([path, gone.status]).toEqual([path, 410])
    }
    expect(words(await telephone.follow(await telephone.get('/antwoord/onbekend')))).toContain(
      'Dat geeft niet. Er is niets misgegaan.',
    )
  })
})
