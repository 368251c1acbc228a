/** The offer register: the team writes it, the family confirms and answers with the code of its letter. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formWithButton } from '#tests/harness/forms.ts'
import { Person } from '#tests/harness/person.ts'
import { launchServer } from '#tests/harness/server.ts'

let server: Awaited<ReturnType<typeof launchServer>>
beforeAll(async () => {
  server = await launchServer()
})
afterAll(() => server.dispose())

async function team(who = 'wijkteam'): Promise<Person> {
  const person = new Person(server.origin)
  await person.post('/wijkteam/inloggen', { proberen: who })
  return person
}

/** A case of this person with one offer about Daan; answers the family's code and the offer's id. */
async function offered(vincent: Person, reference: string) {
  const made = await vincent.post('/wijkteam', { wat: 'create', nummer: reference })
  const code = made.text.match(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/)?.[0] ?? ''
  expect(code).not.toBe('')
  const page = await vincent.get('/wijkteam/aanbod')
  const caseId = page.text.match(new RegExp(`<option value="([\\w-]+)">${reference}`))?.[1] ?? ''
  await vincent.post('/wijkteam/aanbod', {
    wat: 'offer',
    zaak: caseId,
    kind: 'Daan',
    dag: '2027-03-02',
    taal: 'Nederlands',
    vorm: 'letter',
  })
  const opened = await new Person(server.origin).post('/aanbod', { code })
  expect(opened.text).toContain('Daan')
  const offerId = opened.text.match(/name="aanbod" value="([\w-]+)"/)?.[1] ?? ''
  return { code, caseId, offerId }
}

test('the family says that it was explained, and yes; the team reads who said so and when', async () => {
  const vincent = await team()
  const { code, offerId } = await offered(vincent, 'ZAAK-2027-0000110')
  const lotte = new Person(server.origin)
  expect((await lotte.post('/aanbod', { code, wat: 'confirm', aanbod: offerId })).text).toContain(
    'Je antwoord is opgeslagen.',
  )
  await lotte.post('/aanbod', {
    code: code.toLowerCase(),
    wat: 'answer',
    aanbod: offerId,
    antwoord: 'accepted',
  })
  const { text } = await vincent.get('/wijkteam/aanbod')
  expect(text).toContain('dit is mij uitgelegd')
  expect(text).toContain('Ja, een eigen plan')
  expect(text).toContain('het gezin zelf')
})

test('S10-T5: "geen plan" gives a dated statement, and the team a task within six weeks that the family never sees', async () => {
  const vincent = await team()
  const { code, offerId } = await offered(vincent, 'ZAAK-2027-0000111')
  const before = await vincent.get('/wijkteam/aanbod')
  expect(before.text).not.toContain('eigen plan, uiterlijk')
  const said = await new Person(server.origin).post('/aanbod', {
    code,
    wat: 'answer',
    aanbod: offerId,
    antwoord: 'declined',
  })
  expect(said.text).toContain('Geen familiegroepsplan')
  expect(said.text).toContain('wij maken nu geen plan over')
  expect(said.text).not.toMatch(/uiterlijk|zes weken|6 weken/)
  // S10-T6: the request for help goes on.
  expect(said.text).toContain('De vraag om hulp gaat gewoon door.')
  const after = await vincent.get('/wijkteam/aanbod')
  expect(after.text).toContain('Maak een eigen plan, uiterlijk op')
  await new Person(server.origin).post('/aanbod', {
    code,
    wat: 'answer',
    aanbod: offerId,
    antwoord: 'accepted',
  })
  expect((await vincent.get('/wijkteam/aanbod')).text).not.toContain(`value="${offerId}"/><button`)
})

test('why not: after the "no", from a fixed list, and nobody has to say', async () => {
  const vincent = await team()
  const { code, offerId } = await offered(vincent, 'ZAAK-2027-0000115')
  const lotte = new Person(server.origin)
  const say = (more: Record<string, string>) =>
    lotte.post('/aanbod', { code, wat: 'answer', aanbod: offerId, ...more })
  const answer = 'Wil je zeggen waarom niet?'
  expect((await lotte.post('/aanbod', { code })).text).not.toContain(answer)
  const said = await say({ antwoord: 'declined' })
  expect(said.text).toContain(answer)
  expect(said.text).toContain('Dat hoeft niet.')
  const saved = await formWithButton(lotte, said, '/aanbod', 'Bewaar').fill(answer, 'too-much').submit()
  expect(saved.text).toContain('Je antwoord is opgeslagen.')
  expect((await vincent.get('/wijkteam/aanbod')).text).toContain('Waarom: het is nu te veel')
  // Words of the family are no reason, and nothing of them is kept.
  await say({ antwoord: 'declined', waarom: 'ons GEHEIM' })
  const after = (await vincent.get('/wijkteam/aanbod')).text
  expect(after).not.toContain('GEHEIM')
  expect(after).not.toContain('Waarom: het is nu te veel')
  await say({ antwoord: 'declined', waarom: 'private' })
  await say({ antwoord: 'accepted', waarom: 'private' })
  expect((await vincent.get('/wijkteam/aanbod')).text).not.toContain('Waarom: liever niet met anderen erbij')
})

test('the offer is withheld for one of the reasons of the law and for no other', async () => {
  const vincent = await team()
  const { caseId } = await offered(vincent, 'ZAAK-2027-0000112')
  const withhold = (reden: string) =>
    vincent.post('/wijkteam/aanbod', { wat: 'withhold', zaak: caseId, kind: 'Daan', reden })
  expect((await withhold('te druk')).status).toBe(400)
  expect((await withhold('')).status).toBe(400)
  expect((await withhold('threat-to-development')).text).toContain(
    'Er is een concrete bedreiging voor het kind',
  )
})

test('a code that nobody has opens nothing, and a forged offer is not answered', async () => {
  const vincent = await team()
  const one = await offered(vincent, 'ZAAK-2027-0000113')
  const other = await offered(vincent, 'ZAAK-2027-0000114')
  const stranger = new Person(server.origin)
  expect((await stranger.post('/aanbod', { code: 'ABCD-EFGH-JKLM' })).status).toBe(404)
  const crossed = await stranger.post('/aanbod', { code: one.code, wat: 'confirm', aanbod: other.offerId })
  expect(crossed.text).not.toContain('Je antwoord is opgeslagen.')
})

test('who only counts or only administers sees no offer', async () => {
  for (const who of ['kwaliteit', 'beheer']) {
    const person = await team(who)
    expect((await person.get('/wijkteam/aanbod')).status).toBe(404)
  }
  expect((await new Person(server.origin).get('/wijkteam/aanbod')).location).toBe('/wijkteam/inloggen')
})
