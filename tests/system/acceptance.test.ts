/** Agreeing over HTTP: whose yes it is, to which words, and everything that is refused. */
import { rmSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { textOf } from '#plan/commands.ts'
import { readPeople } from '#plan/document.ts'
import { PEOPLE } from '#plan/shape.ts'
import { startApplication } from '#server/application.ts'
import { readConfig } from '#server/config.ts'
import { createLog } from '#server/log.ts'
import { invite, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { Person } from '#tests/harness/person.ts'
import { newDataDir } from '#tests/harness/server.ts'
import { until } from '#tests/harness/until.ts'
import {
  agreeing,
  answers,
  changesAgreement,
  groupOf,
  pressed,
  said,
  says,
  shown,
  writesAgreements,
} from './scenarios/agreeing.ts'
import { comesIn, LONG_MS, opens, pageOf, press, whereReads, words } from './scenarios/living.ts'

const FETCH = 'Oma haalt Noor op.'
const CALL = 'Wij bellen op zondag.'

async function family() {
  let now = Date.UTC(2026, 4, 9, 10)
  const DATA_DIR = newDataDir()
  const config = readConfig({ PORT: '0', DATA_DIR, LOG_LEVEL: 'silent' })
  const application = await startApplication(config, { log: createLog('silent'), clock: { now: () => now } })
  onTestFinished(async () => {
    await application.stop()
    rmSync(DATA_DIR, { recursive: true, force: true })
  })
  const plan = await startPlan(application.address, { me: 'Petra', child: 'Noor' })
  const mark = await comesIn(plan, 'Mark', 'parent')
  const oma = await comesIn(plan, 'Oma Tineke', 'network')
  const [fetch = '', call = ''] = await writesAgreements(plan.parent, plan, [
    { what: FETCH, who: ['Oma Tineke'], when: 'elke woensdag' },
    { what: CALL, who: ['Petra', 'Mark'] },
  ])
  const days = (count: number) => {
    now += count * 86_400_000
  }
  return { plan, petra: plan.parent, mark, oma, fetch, call, days }
}

describe('an answer', () => {
  test('is one person’s own, is shown to the others, and can be changed', async () => {
    const { plan, petra, mark, oma } = await family()
    const page = await petra.get(agreeing(plan))
    expect(pressed(page, FETCH)).toEqual([])
    expect(said(page, FETCH)).toMatch(/Wie ?Oma Tineke/)
    await says(petra, plan, FETCH, 'Ja')
    expect(pressed(await petra.get(agreeing(plan)), FETCH)).toEqual(['Ja'])
    expect(pressed(await mark.get(agreeing(plan)), FETCH)).toEqual([])
    expect(said(await mark.get(agreeing(plan)), FETCH)).toMatch(/Petra Ja/)
    await says(petra, plan, FETCH, 'Ja, maar', 'alleen tot de zomer')
    expect(said(await mark.get(agreeing(plan)), FETCH)).toContain('Ja, maar alleen tot de zomer')
    await says(mark, plan, FETCH, 'Ja')
    expect(said(await petra.get(agreeing(plan)), FETCH)).not.toContain('Iedereen is het eens')
    await says(oma, plan, FETCH, 'Ja')
    expect(said(await petra.get(agreeing(plan)), FETCH)).toContain('Iedereen is het eens')
  })

  test('a task is a proposal until its person says yes; relatives are asked about their own tasks alone', async () => {
    const { plan, petra, mark, oma } = await family()
    expect(said(await oma.get(agreeing(plan)), FETCH)).toContain('Dit is een voorstel voor jou.')
    expect(
      groupOf(await oma.get(agreeing(plan)), CALL).querySelectorAll('form input[name=answer]').length,
    ).toBe(0)
    for (const person of [petra, mark]) await says(person, plan, FETCH, 'Ja')
    expect(words(await petra.get(pageOf(plan)))).toContain('Voorstel: wacht op een ja van Oma Tineke')
    await says(oma, plan, FETCH, 'Ja')
    expect(words(await petra.get(pageOf(plan)))).not.toContain('Voorstel: wacht op een ja van Oma Tineke')
  })

  test('no and "yes, but" open a field, also without scripts, and ask kindly for a few words', async () => {
    const { plan, petra } = await family()
    const asked = await answers(petra, agreeing(plan), CALL, 'Nee')
    expect(asked.status).toBe(200)
    expect(said(asked, CALL)).toContain('Nee zeggen mag altijd.')
    expect(said(await petra.get(agreeing(plan)), CALL)).not.toContain('Nee, omdat')
    const empty = await answers(petra, agreeing(plan), CALL, 'Nee', '  ')
    expect(empty.status).toBe(400)
    expect(said(empty, CALL)).toContain('Schrijf een paar woorden.')
    await says(petra, plan, CALL, 'Nee', 'dan slaapt Noor al')
    const page = await petra.get(agreeing(plan))
    expect(said(page, CALL)).toContain('Nee, omdat dan slaapt Noor al')
    expect(said(page, CALL)).toContain('Hierover zijn we het nog niet eens')
  })

  test('no answer shows since when it is waited for, and stops nobody', async () => {
    const { plan, petra, mark, days } = await family()
    await says(petra, plan, CALL, 'Ja')
    expect(said(await petra.get(agreeing(plan)), CALL)).toContain('Mark heeft nog niet geantwoord')
    days(7)
    expect(said(await petra.get(agreeing(plan)), CALL)).toContain(
      'Mark heeft nog niet geantwoord, gevraagd 7 dagen geleden',
    )
    await says(mark, plan, CALL, 'Ja')
    expect(said(await petra.get(agreeing(plan)), CALL)).toContain('Iedereen is het eens')
  })
})

describe('the exact words', () => {
  test('an answer to words that changed is refused, and what changed is shown', async () => {
    const { plan, petra, mark, fetch } = await family()
    const read = shown(await mark.get(agreeing(plan)), FETCH)
    const other = 'Opa en oma halen Noor op.'
    await changesAgreement(petra, plan, fetch, other)
    const refused = await mark.post(agreeing(plan), { ...read, answer: 'yes' })
    expect(refused.status).toBe(409)
    expect(said(refused, other)).toContain('De tekst is net veranderd. Lees hem nog een keer.')
    const gone = [...groupOf(refused, other).querySelectorAll('del')].map((one) => one.textContent)
    expect(gone.join(' ')).toContain('Oma haalt')
    expect(pressed(await mark.get(agreeing(plan)), other)).toEqual([])
    // The digest alone is enough to be refused: what was seen is only shown back.
    const forged = { ...read, seen: '{"what":', answer: 'yes' }
    expect((await mark.post(agreeing(plan), forged)).status).toBe(409)
    await says(mark, plan, other, 'Ja')
  })

  test('a later change of words asks again, says what changed, and keeps the old answer out of the count', async () => {
    const { plan, petra, mark, oma, fetch } = await family()
    for (const person of [petra, mark, oma]) await says(person, plan, FETCH, 'Ja')
    const other = 'Oma haalt Noor en Sem op.'
    await changesAgreement(mark, plan, fetch, other)
    const page = await petra.get(agreeing(plan))
    expect(said(page, other)).not.toContain('Iedereen is het eens')
    expect(said(page, other)).toContain('De tekst is veranderd na jouw antwoord.')
    expect(groupOf(page, other).querySelector('ins')?.textContent).toContain('en Sem')
    expect(pressed(page, other)).toEqual([])
    expect(said(page, other)).toContain('Mark heeft nog niet geantwoord')
    // Back to what everybody agreed to: that is what they said yes to.
    await changesAgreement(mark, plan, fetch, FETCH)
    expect(said(await petra.get(agreeing(plan)), FETCH)).toContain('Iedereen is het eens')
  })

  test('another name in the circle is another agreement: nobody’s yes goes along with it', async () => {
    const { plan, petra, mark, oma } = await family()
    for (const person of [petra, mark, oma]) await says(person, plan, FETCH, 'Ja')
    const { doc } = await opens(petra, plan)
    const person = readPeople(doc).find(({ name }) => name === 'Oma Tineke')?.id ?? ''
    const name = textOf(doc, PEOPLE, person, 'name')
    name?.delete(0, name.length)
    name?.insert(0, 'Mark')
    const page = async () => said(await mark.get(agreeing(plan)), FETCH)
    await until('the name is on disk', async () => (await page()).includes('WieMark'), LONG_MS)
    expect(await page()).not.toContain('Iedereen is het eens')
    expect(await page()).toContain('De tekst is veranderd na jouw antwoord.')
    expect(await page()).toContain('Dit is een voorstel voor jou.')
  })

  test('yes to all: what was on the screen, without the exceptions, and without what changed meanwhile', async () => {
    const { plan, petra, mark, fetch, call } = await family()
    const page = await mark.get(agreeing(plan))
    const form = formWithButton(mark, page, agreeing(plan), 'Ja tegen alles wat ik las')
    const read = form.entries.filter(([name]) => name === 'read').map(([, value]) => value)
    expect(read.map((each) => each.split(' ')[0]).sort()).toEqual([fetch, call].sort())
    await changesAgreement(petra, plan, call, 'Wij bellen elke dag.')
    const answered = await mark.post(agreeing(plan), { intent: 'all', read })
    expect(answered.status).toBe(409)
    expect(words(answered)).toContain('Je ja is bewaard bij 1 afspraak.')
    expect(words(answered)).toContain('Bij deze afspraken is de tekst net veranderd.')
    const after = await mark.get(agreeing(plan))
    expect(pressed(after, FETCH)).toEqual(['Ja'])
    expect(pressed(after, 'Wij bellen elke dag.')).toEqual([])
    expect((await mark.post(agreeing(plan), { intent: 'all' })).status).toBe(400)
  })
})

describe('what is refused', () => {
  test('another’s answer, a forged agreement, an unknown answer, a stranger', async () => {
    const { plan, petra, mark, oma } = await family()
    const ofMark = shown(await mark.get(agreeing(plan)), FETCH)
    const post = (person: Person, form: Record<string, string>) =>
      person.post(agreeing(plan), { ...ofMark, answer: 'yes', ...form })
    expect((await post(petra, {})).status).toBe(400)
    expect((await petra.post(`${agreeing(plan)}/rondje`, { ...ofMark, answer: 'yes' })).status).toBe(409)
    expect((await post(mark, { agreement: 'verzonnen' })).status).toBe(404)
    expect((await post(mark, { answer: 'perhaps' })).status).toBe(400)
    expect((await post(mark, { digest: '0'.repeat(64) })).status).toBe(409)
    const { agreement = '', digest = '' } = shown(await mark.get(agreeing(plan)), CALL)
    const person = String(shown(await oma.get(agreeing(plan)), FETCH).person)
    expect((await post(oma, { agreement: String(agreement), digest: String(digest), person })).status).toBe(
      403,
    )
    expect((await oma.post(agreeing(plan), { intent: 'all', read: `${agreement} ${digest}` })).status).toBe(
      403,
    )
    expect((await post(new Person(petra.origin), {})).status).toBe(404)
    for (const each of [petra, mark, oma]) expect(pressed(await each.get(agreeing(plan)), FETCH)).toEqual([])
  })

  test('school and other help find nothing here; a facilitator reads and answers nothing', async () => {
    const { plan, petra } = await family()
    const school = await comesIn(plan, 'Juf Anouk', 'informant')
    const joke = await comesIn(plan, 'Joke', 'facilitator')
    await says(petra, plan, FETCH, 'Ja, maar', 'eerst overleggen')
    expect((await school.get(agreeing(plan))).status).toBe(404)
    expect(await whereReads(school, plan, 'eerst overleggen')).toEqual([])
    expect(said(await joke.get(agreeing(plan)), FETCH)).toContain('Ja, maar eerst overleggen')
    expect(groupOf(await joke.get(agreeing(plan)), FETCH).querySelectorAll('[aria-pressed]').length).toBe(0)
    const form = { ...shown(await petra.get(agreeing(plan)), FETCH), answer: 'yes' }
    expect((await joke.post(agreeing(plan), form)).status).toBe(400)
  })

  test('a browser that came by a link of somebody else answers nothing, and reads no answers', async () => {
    const { plan, petra, mark } = await family()
    await says(mark, plan, FETCH, 'Ja, maar', 'niet op vrijdag')
    const people = pageOf(plan, 'mensen')
    const form = shown(await mark.get(agreeing(plan)), FETCH)
    const made = await petra.post(people, { intent: 'return', person: String(form.person) })
    const link = made.text.match(/\/u\/[\w-]{43}/)?.[0] ?? ''
    const returned = new Person(petra.origin)
    const opened = await returned.follow(await returned.get(link, { 'Sec-Fetch-Site': 'none' }))
    await returned.follow(await formWithButton(returned, opened, opened.path, 'Ga verder').submit())
    const page = await returned.get(agreeing(plan))
    expect(words(page)).toContain('Ben jij het?')
    expect(words(page)).not.toContain('niet op vrijdag')
    expect((await returned.post(agreeing(plan), { ...form, answer: 'no', because: 'x' })).status).toBe(404)
    expect(pressed(await mark.get(agreeing(plan)), FETCH)).toEqual(['Ja, maar'])
  })

  test('AG3: in private time nobody answers, and who guides sees nothing of it', async () => {
    const { plan, petra, mark } = await family()
    const joke = await comesIn(plan, 'Joke', 'facilitator')
    const form = { ...shown(await mark.get(agreeing(plan)), FETCH), answer: 'yes' }
    await says(petra, plan, FETCH, 'Ja, maar', 'onder voorbehoud')
    await press(petra, pageOf(plan, 'stappen'), 'Begin familietijd')
    expect((await mark.post(agreeing(plan), form)).status).toBe(403)
    for (const person of [mark, joke]) {
      const page = words(await person.get(agreeing(plan)))
      expect(page).toContain('De familie praat nu onder elkaar.')
      expect(page).not.toContain('onder voorbehoud')
    }
    expect(await whereReads(joke, plan, 'onder voorbehoud')).toEqual([])
  })
})

describe('for somebody without a device of their own', () => {
  test('at the table: entered by name of who typed it; never for somebody with a device; the person can change it', async () => {
    const { plan, petra, mark, fetch } = await family()
    const link = await invite(plan, 'Ali', 'network')
    const [drive = ''] = await writesAgreements(petra, plan, [
      { what: 'Ali rijdt naar voetbal.', who: ['Ali'] },
    ])
    const round = `${agreeing(plan)}/rondje?afspraak=${drive}`
    expect((await petra.get(`${agreeing(plan)}/rondje?afspraak=${fetch}`)).text).toContain(
      'antwoordt op het eigen apparaat',
    )
    const form = shown(await petra.get(round), 'Antwoord van Ali')
    expect(groupOf(await petra.get(round), 'Antwoord van Mark').querySelectorAll('button').length).toBe(0)
    expect((await petra.post(round, { ...form, answer: 'yes' })).status).toBe(200)
    expect(said(await mark.get(agreeing(plan)), 'Ali rijdt naar voetbal.')).toContain(
      'Ali JaGezegd aan tafel, ingevoerd door Petra.',
    )
    const ali = new Person(petra.origin)
    const opened = await ali.follow(await ali.get(link, { 'Sec-Fetch-Site': 'none' }))
    await formWithButton(ali, opened, opened.path, 'Doe mee').submit()
    expect(said(await ali.get(agreeing(plan)), 'Ali rijdt naar voetbal.')).toContain(
      'Geef dan zelf je antwoord.',
    )
    // From now on it is Ali's alone.
    expect((await petra.post(round, { ...form, answer: 'no', because: 'x' })).status).toBe(409)
    await says(ali, plan, 'Ali rijdt naar voetbal.', 'Nee', 'ik heb geen auto meer')
    const page = said(await petra.get(agreeing(plan)), 'Ali rijdt naar voetbal.')
    expect(page).toContain('Nee, omdat ik heb geen auto meer')
    expect(page).not.toContain('Gezegd aan tafel')
  })

  test('who only has a task of their own writes nothing down for another', async () => {
    const { plan, petra, oma } = await family()
    await invite(plan, 'Ali', 'network')
    const [drive = ''] = await writesAgreements(petra, plan, [
      { what: 'Ali rijdt naar voetbal.', who: ['Ali'] },
    ])
    const round = `${agreeing(plan)}/rondje?afspraak=${drive}`
    expect((await oma.get(round)).status).toBe(404)
    const form = shown(await petra.get(round), 'Antwoord van Ali')
    expect((await oma.post(round, { ...form, answer: 'yes' })).status).toBe(403)
    expect((await oma.get(`${agreeing(plan)}?voor=${form.person}&hoe=papier`)).status).toBe(404)
  })
})

describe('who is who in the circle', () => {
  const CAKE = 'Tante bakt taart.'
  const nameIn = (text: string) => text.match(/name="person" value="([\w-]+)"/)?.[1] ?? ''

  async function withAunt() {
    const { plan, petra, mark, oma } = await family()
    const riet = await comesIn(plan, 'Riet', 'network')
    await writesAgreements(petra, plan, [{ what: CAKE, who: ['Tante Riet'] }])
    return { plan, petra, mark, oma, riet }
  }

  test('somebody under another name says so, and then the task asks for that yes', async () => {
    const { plan, petra, riet } = await withAunt()
    expect(said(await petra.get(agreeing(plan)), CAKE)).toContain(
      'Tante Riet doet nog niet mee met het plan.',
    )
    await press(riet, agreeing(plan), 'Ja, ik ben Tante Riet')
    const page = await riet.get(agreeing(plan))
    expect(words(page)).not.toContain('Ben jij Tante Riet in de kring?')
    expect(said(page, CAKE)).toContain('Dit is een voorstel voor jou.')
    expect(said(await petra.get(agreeing(plan)), CAKE)).toContain('Riet heeft nog niet geantwoord')
  })

  test('who leads the plan says it for another, and takes it back; a relative says it of nobody else', async () => {
    const { plan, mark, oma, riet } = await withAunt()
    const page = (await mark.get(agreeing(plan))).text
    const person = nameIn(page.slice(page.indexOf('Wie is Tante Riet?') - 2_000))
    const riets = page.match(/<option value="([\w-]+)">Riet</)?.[1] ?? ''
    expect([person, riets]).not.toContain('')
    const link = (who: Person, participant: string, about = person) =>
      who.post(agreeing(plan), { intent: 'link', person: about, participant })
    expect((await link(oma, riets)).status).toBe(403)
    expect((await link(mark, 'verzonnen')).status).toBe(404)
    expect((await link(mark, riets, 'verzonnen')).status).toBe(404)
    expect((await link(mark, riets)).status).toBe(200)
    expect(said(await riet.get(agreeing(plan)), CAKE)).toContain('Dit is een voorstel voor jou.')
    expect((await link(oma, '')).status).toBe(403)
    expect((await link(mark, '')).status).toBe(200)
    expect(said(await riet.get(agreeing(plan)), CAKE)).not.toContain('Dit is een voorstel voor jou.')
  })
})

describe('a differing view', () => {
  test('stands beside the agreement for all who read it, is erased by its author alone', async () => {
    const { plan, petra, mark, call } = await family()
    const view = 'Twee keer stond ik in de file. Ik heb gebeld.'
    const form = { intent: 'view', agreement: call, [`words-${call}`]: view }
    expect((await mark.post(agreeing(plan), { ...form, [`words-${call}`]: ' ' })).status).toBe(400)
    expect((await mark.post(agreeing(plan), { ...form, agreement: 'x', 'words-x': view })).status).toBe(404)
    expect((await mark.post(agreeing(plan), form)).status).toBe(200)
    const page = await petra.get(agreeing(plan))
    expect(said(page, CALL)).toContain(`Een andere mening van Mark${view}`)
    const id = (await mark.get(agreeing(plan))).text.match(/name="view" value="([\w-]+)"/)?.[1] ?? ''
    expect(page.text).not.toContain(`value="${id}"`)
    expect((await petra.post(agreeing(plan), { intent: 'erase-view', view: id })).status).toBe(403)
    expect((await mark.post(agreeing(plan), { intent: 'erase-view', view: id })).status).toBe(200)
    expect(await whereReads(petra, plan, view)).toEqual([])
  })
})
