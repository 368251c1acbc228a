/** What an administrator sets at /beheer, and what becomes of it on the pages of staff and of families. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, onTestFinished, test } from 'vitest'
import { planOrganisations } from '#db/schema.ts'
import { sampleRecord } from '#tests/fixtures/record.ts'
import { applicationAt, type MovedApplication } from '#tests/harness/application.ts'
import { startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import type { Answer, Form, Person } from '#tests/harness/person.ts'
import { caseOf, databaseOf, foreigner, sentTo, trial } from '#tests/harness/team.ts'

const START = Date.UTC(2026, 10, 21, 12)
const CONSENT = { wat: 'consent', vanaf12: 'samen', dagen: '7', keren: '2' }
const CONTACTS = { clientSupport: '', confidant: 'Jeugdstem: 088 555 1000', complaints: '' }
const TEAM = { wat: 'organisation', naam: 'Team Zuid', woord: 'lokaal team', rol: 'both', ...CONTACTS }

const said = ({ text }: Answer) =>
  documentOf(text).querySelector('[role="status"]')?.textContent.replace(/\s+/g, ' ').trim() ?? ''
const bodyClass = ({ text }: Answer) => documentOf(text).body.className
const sheets = ({ text }: Answer) =>
  [...documentOf(text).querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute('href'))

/** An organisation beside the first, its administrator, and a family that it has to do with. */
async function zuid(application: MovedApplication) {
  const db = databaseOf(application)
  const admin = await foreigner(application, db, ['administrator', 'team'])
  const staff = await application.services.staff.ofCookie(admin.cookie)
  const id = staff?.organisation.id ?? ''
  const { parent, planId } = await startPlan(application.address)
  await db.write((tx) => tx.insert(planOrganisations).values({ planId, organisationId: id, at: START }))
  const saved = async (form: Form) => {
    const answer = await admin.post('/beheer', form)
    expect([answer.status, said(answer)]).toEqual([200, 'Opgeslagen.'])
    return answer
  }
  const settings = async () => (await application.services.organisations.get(id))?.settings
  return { db, admin, id, parent, planId, saved, settings }
}

describe('the look of an organisation', () => {
  test('is on its staff’s pages, its /uw-recht and the plans near it; nowhere else', async () => {
    const application = await applicationAt(START)
    const { admin, parent, planId, id, saved } = await zuid(application)
    const slug = (await application.services.organisations.get(id))?.slug
    await saved({ wat: 'theme', thema: 'kleuren', kleur: '#c8102e', accent: '' })
    const stranger = await startPlan(application.address)
    const pages: [Person, string, boolean][] = [
      [admin, '/beheer', true],
      [admin, '/wijkteam', true],
      [parent, `/plan/${planId}`, true],
      [parent, `/plan/${planId}/mensen`, true],
      [parent, `/uw-recht?bij=${slug}`, true],
      [parent, `/uw-recht/brief?bij=${slug}`, true],
      [parent, `/uw-recht/folder?bij=${slug}`, true],
      [parent, '/uw-recht', false],
      [parent, '/', false],
      [parent, '/hulp', false],
      [stranger.parent, `/plan/${stranger.planId}`, false],
      [stranger.parent, `/plan/${planId}`, false],
      [await trial(application.address), '/wijkteam', false],
    ]
    for (const [person, path, wears] of pages) {
      const answer = await person.get(path)
      expect([path, bodyClass(answer)]).toEqual([path, wears ? 'app organisation-theme' : 'app'])
      const own = sheets(answer).filter((href) => href?.startsWith('/thema/'))
      expect([path, own]).toEqual([path, wears ? [expect.stringContaining('kleuren-c8102e')] : []])
      // The name beside the logo goes with the look.
      expect([path, answer.text.includes('Team Elders</title>')]).toEqual([path, wears])
    }
    const [href = ''] = sheets(await admin.get('/beheer')).filter((one) => one?.startsWith('/thema/'))
    const sheet = await parent.get(href ?? '')
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
    expect(sheet.text).toMatch(/^\.organisation-theme \{/)
    await saved({ wat: 'theme', thema: 'website' })
    expect(bodyClass(await admin.get('/beheer'))).toBe('app')
  })

  test('can be one that was mounted, with its logo; a colour that is none is refused', async () => {
    const THEME_DIR = mkdtempSync(join(tmpdir(), 'themes-'))
    onTestFinished(() => rmSync(THEME_DIR, { recursive: true }))
    mkdirSync(join(THEME_DIR, 'rood'))
    const colors = { primary: '#c8102e' }
    const manifest = { class: 'rood-theme', name: 'Gemeente Rood', colors, logoSvg: 'logo.svg' }
    writeFileSync(join(THEME_DIR, 'rood', 'theme.json'), JSON.stringify(manifest))
    writeFileSync(join(THEME_DIR, 'rood', 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    const application = await applicationAt(START, { env: { THEME_DIR } })
    const { admin, parent, planId, settings } = await zuid(application)
    const page = await admin.get('/beheer')
    const form = formWithButton(admin, page, '/beheer', 'Opslaan: Kleuren en logo')
    await form.choose('Gemeente Rood').submit()
    expect((await settings())?.theme).toEqual({ kind: 'folder', id: 'rood' })
    const plan = await parent.get(`/plan/${planId}`)
    expect(bodyClass(plan)).toBe('app rood-theme')
    const logo = documentOf(plan.text).querySelector('.bar__logo img')?.getAttribute('src')
    expect((await parent.get(logo ?? '')).headers.get('content-type')).toBe('image/svg+xml')
    for (const kleur of ['rood', '#12', 'url(x)', '']) {
      const refused = await admin.post('/beheer', { wat: 'theme', thema: 'kleuren', kleur, accent: '' })
      expect([kleur, refused.status, said(refused)]).toEqual([kleur, 400, expect.stringContaining('#005f6d')])
    }
    // No folder by another name, nor a way out of it.
    await admin.post('/beheer', { wat: 'theme', thema: 'map:../../etc' })
    expect((await settings())?.theme).toBeNull()
  })
})

test('the crisis box, the word for the team and the support nearby are those of the organisation near a family', async () => {
  const application = await applicationAt(START, { env: { CRISIS_NUMBERS: 'Hier: 088 111 11 11' } })
  const { parent, planId, id, saved } = await zuid(application)
  await saved({ ...TEAM, crisis: 'Nacht: 088 222 22 22', protocol: 'Wij bellen binnen een uur.' })
  await saved({ wat: 'support', naam: 'Maatjes Zuid', soort: 'buddy', voor: 'Ouders.', hoe: 'Bel Ans.' })
  const plan = await parent.get(`/plan/${planId}`)
  const box = documentOf(plan.text).querySelector('.crisis')?.textContent.replace(/\s+/g, ' ') ?? ''
  expect(box).toMatch(/112.*088 222 22 22.*Wij bellen binnen een uur\./)
  expect(box).not.toContain('088 111 11 11')
  expect(plan.text).toContain('Maatjes Zuid')
  for (const path of ['stappen', 'wissen', 'begeleiden', 'mensen']) {
    const { text } = await parent.get(`/plan/${planId}/${path}`)
    expect([path, documentOf(text).body.textContent.includes('wijkteam')]).toEqual([path, false])
  }
  expect((await parent.get(`/plan/${planId}/stappen`)).text).toContain(
    'Jullie kiezen wat het lokaal team krijgt',
  )
  expect((await parent.get(`/plan/${planId}/wissen`)).text).toContain('Wat het lokaal team al heeft')

  const elsewhere = await startPlan(application.address)
  const other = await elsewhere.parent.get(`/plan/${elsewhere.planId}`)
  for (const own of ['Maatjes Zuid', '088 222 22 22']) expect(other.text).not.toContain(own)
  expect((await elsewhere.parent.get(`/plan/${elsewhere.planId}/stappen`)).text).toContain(
    'het wijkteam krijgt',
  )

  const [offer] = await application.services.organisations.support(id)
  await saved({ wat: 'remove-support', id: offer?.id ?? '' })
  expect((await parent.get(`/plan/${planId}`)).text).not.toContain('Maatjes Zuid')
})

test('consent and keeping are set within the law, and what is not is refused in a sentence', async () => {
  const { admin, saved, settings } = await zuid(await applicationAt(START))
  await saved({ ...CONSENT, vanaf12: 'alleen', dagen: '14', keren: '3' })
  const consent = { waitDays: 14, reminders: 3, byBand: { '12-15': { youth: true, parents: false } } }
  expect((await settings())?.consent).toMatchObject(consent)
  await saved({ wat: 'keeping', plannen: '1000', zaken: '25' })
  const refusals: [Form, string][] = [
    [{ ...CONSENT, dagen: '6' }, 'Kies 7 tot 42 dagen, en 2 tot 5 keer vragen.'],
    [{ ...CONSENT, keren: '' }, 'Kies 7 tot 42 dagen, en 2 tot 5 keer vragen.'],
    [{ wat: 'keeping', plannen: '60', zaken: '' }, 'Kies 730 dagen of meer.'],
    [{ wat: 'keeping', plannen: '', zaken: '19' }, 'Zo kort mag niet met wat uw team doet.'],
    [{ wat: 'keeping', plannen: 'nooit', zaken: '' }, 'Kies 730 dagen of meer.'],
  ]
  for (const [form, sentence] of refusals) {
    const answer = await admin.post('/beheer', form)
    expect([form, answer.status, said(answer)]).toEqual([form, 400, expect.stringContaining(sentence)])
  }
  expect((await settings())?.consent).toMatchObject(consent)
  expect((await settings())?.keeping).toEqual({ inactivePlansDays: 1000, casesYears: 25 })
  // Who only gives access keeps no file of youth help.
  await saved({ ...TEAM, rol: 'access', crisis: '', protocol: '' })
  await saved({ wat: 'keeping', plannen: '0', zaken: '5' })
  expect((await settings())?.keeping).toEqual({ inactivePlansDays: 0, casesYears: 5 })
  await saved({ wat: 'keeping', plannen: '', zaken: '' })
  expect((await settings())?.keeping).toEqual({ inactivePlansDays: null, casesYears: null })
})

test('a secret is set, kept where the field stays empty, and stands in no page and no log', async () => {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
  const application = await applicationAt(START, { log })
  const db = databaseOf(application)
  const admin = await foreigner(application, db, ['administrator'])
  const secrets = ['geheim-van-de-inlogdienst', 'geheim-van-het-register']
  const signIn = { wat: 'sign-in', issuer: 'https://id.example', clientId: 'plan', rolesClaim: '', acr: '' }
  const at = 'https://register.example'
  const register = {
    ...{ wat: 'register', zakenUrl: `${at}/z`, documentenUrl: `${at}/d`, catalogiUrl: `${at}/c` },
    ...{ registerId: 'plan', tokenUrl: '', rsin: '123456789', documentType: '', confidentiality: '' },
  }
  const stored = async () =>
    (await db.read.query.organisations.findMany()).map(({ settings }) => settings).join()
  const answers = [
    await admin.post('/beheer', { ...signIn, secret: secrets[0] ?? '' }),
    await admin.post('/beheer', { ...register, registerSecret: secrets[1] ?? '' }),
    // Something else is changed; the field of the secret stays empty.
    await admin.post('/beheer', { ...signIn, acr: 'hoog', secret: '' }),
    await admin.post('/beheer', { ...register, rsin: '987654321', registerSecret: '' }),
    // What is wrong comes back with a sentence, and without the secret.
    await admin.post('/beheer', { ...register, rsin: '1', registerSecret: secrets[1] ?? '' }),
    await admin.get('/beheer'),
    await admin.get('/beheer.data'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 400, 200, 200])
  expect(await stored()).toMatch(/hoog/)
  expect(await stored()).toMatch(/987654321/)
  for (const secret of secrets) {
    expect(await stored()).toContain(secret)
    for (const { text } of answers) expect(text).not.toContain(secret)
    expect(lines.join()).not.toContain(secret)
  }
  await admin.post('/beheer', { ...register, zakenUrl: '', documentenUrl: '', catalogiUrl: '' })
  expect(await stored()).not.toContain(secrets[1])
})

test('a case is closed with one button and opened with another; closed, nobody reads in it', async () => {
  const application = await applicationAt(START)
  const db = databaseOf(application)
  const { planId } = await startPlan(application.address)
  const sanne = await trial(application.address)
  const { caseId } = await caseOf(application, sanne, 'ZAAK-2027-0000888')
  await sentTo(application, db, sampleRecord(), { planId, caseId })
  const page = `/wijkteam/zaken/${caseId}`
  const words = 'Noor is moe op school.'
  const before = await sanne.get(page)
  expect(before.text).toContain(words)
  const closed = await formWithButton(sanne, before, page, 'Sluit de zaak').submit()
  expect(closed.text).toContain('Gesloten op 21 november 2026.')
  expect(closed.text).not.toContain(words)
  expect((await sanne.get('/wijkteam')).text).toContain('gesloten')
  expect((await sanne.post(page, { wat: 'remark', zending: 'x', over: '' })).status).toBe(404)
  const opened = await formWithButton(sanne, closed, page, 'Open de zaak weer').submit()
  expect(opened.text).toContain(words)
  expect(opened.text).toContain('Sluit de zaak')
})
