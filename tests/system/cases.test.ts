/** The team's side of a sent plan, over HTTP: read by its workers, answered, in the family's log; for nobody else. */
import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { organisations, planOrganisations, responses, sendings, teamRemarks } from '#db/schema.ts'
import { noSettings } from '#server/organisations/settings.ts'
import { sampleRecord } from '#tests/fixtures/record.ts'
import { applicationAt, HOUR, type MovedApplication } from '#tests/harness/application.ts'
import { startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { type ProviderAccount, testProvider } from '#tests/harness/openid-provider.ts'
import { type Form, Person } from '#tests/harness/person.ts'
import { openSocket, socketUrl } from '#tests/harness/socket.ts'
import { caseOf, databaseOf, foreigner, sentTo, trial } from '#tests/harness/team.ts'

const START = Date.UTC(2026, 10, 21, 12)
const RECORD = sampleRecord()
const AGREEMENTS = RECORD.items.filter(({ kind }) => kind === 'agreement').map(({ id }) => id)
const WORDS = 'Noor is moe op school.'

async function sentPlan(application: MovedApplication) {
  const db = databaseOf(application)
  const plan = await startPlan(application.address)
  const sanne = await trial(application.address)
  const { caseId, staff } = await caseOf(application, sanne, 'ZAAK-2027-0000777')
  const sendingId = await sentTo(application, db, RECORD, { planId: plan.planId, caseId })
  return { db, plan, sanne, staff, caseId, sendingId, page: `/wijkteam/zaken/${caseId}` }
}

test('S10-T1, S10-T2, S10-T3, S01-T6, AG6: a worker reads, answers with a reason, and the family’s log tells it', async () => {
  const application = await applicationAt(START)
  const { db, plan, sanne, page, sendingId } = await sentPlan(application)
  // S01-T6: before anybody of the team read, nothing says so.
  expect((await plan.parent.get(`/plan/${plan.planId}/logboek`)).text).not.toContain('Sanne')

  const opened = await sanne.get(page)
  expect(opened.status).toBe(200)
  expect(opened.text).toContain(
    'Dit plan komt in de plaats van een hulpverleningsplan. Reageer per afspraak.',
  )
  expect(opened.text).toContain('nooit een voorwaarde voor hulp')
  expect(opened.text).toContain(WORDS)
  expect(opened.text).toContain(`0 van ${AGREEMENTS.length} afspraken`)

  const [about = ''] = AGREEMENTS
  const button = (name: string) => formWithButton(sanne, opened, page, `${name} (afspraak 1)`)
  const without = await button('Anders, omdat').submit()
  expect(without.status).toBe(400)
  expect(without.text).toContain('Schrijf eerst waarom het anders wordt.')
  expect(await db.read.select().from(responses)).toEqual([])

  const reason = 'eerst 2 uur, na 6 weken opnieuw kijken'
  const said = await button('Anders, omdat').fill('Wordt het anders?', reason).submit()
  expect(said.text).toContain(reason)
  expect(said.text).toContain(`1 van ${AGREEMENTS.length} afspraken`)
  await button('Hier gaan wij mee verder').submit()
  expect(await db.read.select().from(responses)).toMatchObject([{ agreementId: about, answer: 'along' }])

  const file = await sanne.get(`${page}/${sendingId}/uittreksel.json`)
  expect(JSON.parse(file.text)).toEqual(JSON.parse(JSON.stringify(RECORD)))

  for (const log of ['logboek', 'logboek.csv', 'logboek.json']) {
    const { text } = await plan.parent.get(`/plan/${plan.planId}/${log}`)
    expect([log, text]).toEqual([log, expect.stringContaining('Sanne (voorbeeld)')])
    expect([log, text]).toEqual([log, expect.stringContaining('las wat jullie stuurden')])
    expect([log, text]).toEqual([log, expect.stringContaining('13:00')])
    expect([log, text]).toEqual([log, expect.stringContaining('Familiegroepsplan')])
  }
})

test('S04-T4: the team reads the label, and who must still say yes to help', async () => {
  const application = await applicationAt(START)
  const { db, sanne, page, sendingId } = await sentPlan(application)
  await db.write((tx) =>
    tx.update(sendings).set({ labels: '["one-parent-did-not-answer"]' }).where(eq(sendings.id, sendingId)),
  )
  const { text } = await sanne.get(page)
  expect(text).toContain('Eén ouder met gezag heeft niet geantwoord.')
  expect(text).toMatch(/Wie moet nog toestemming geven voor hulp\?[\s\S]*Petra/)
})

/** Every address of the team's side, as the table of routes says, with the ids of this case. */
function teamRoutes(ids: Record<string, string>): string[] {
  const table = readFileSync(new URL('../../app/routes.ts', import.meta.url), 'utf8')
  const paths = [...table.matchAll(/route\(\s*['`]((?:wijkteam|beheer)[^'`]*)['`]/g)].map(
    ([, path = '']) => path,
  )
  expect(paths.length).toBeGreaterThan(8)
  return paths
    .map((path) => path.replace(/:(\w+)/g, (_, name) => ids[name] ?? 'x').replace(/\$\{format\}/, 'json'))
    .filter((path) => !path.endsWith('/uitloggen'))
    .map((path) => `/${path}`)
}

test('R-E27: a foreign organisation walks every route of the team’s side, and finds nothing of another’s', async () => {
  const application = await applicationAt(START)
  const { db, caseId, sendingId, plan } = await sentPlan(application)
  const vreemd = await foreigner(application, db, ['team', 'intake', 'quality', 'administrator'])
  const secrets = ['ZAAK-2027-0000777', WORDS, plan.planId, sendingId, 'Sanne (voorbeeld)']
  const real = teamRoutes({ caseId, sendingId })
  const madeUp = teamRoutes({ caseId: 'no-such-case', sendingId: 'no-such-sending' })
  for (const [index, path] of real.entries()) {
    const answer = await vreemd.get(path)
    const nothing = await vreemd.get(madeUp[index] ?? '')
    expect([path, answer.status]).toEqual([path, nothing.status])
    expect([path, answer.status]).toEqual([path, path.includes(caseId) ? 404 : expect.toBeOneOf([200, 302])])
    for (const secret of secrets)
      if (!path.includes(secret))
        expect([path, secret, answer.text.includes(secret)]).toEqual([path, secret, false])
  }
  const forms: Form[] = [
    { wat: 'answer', zending: sendingId, afspraak: AGREEMENTS[0] ?? '', antwoord: 'along' },
    { wat: 'remark', zending: sendingId, over: '', [`opmerking-${sendingId}`]: 'Dag' },
    { wat: 'assign', collega: 'x' },
    { wat: 'register', zending: sendingId },
    { wat: 'close' },
    { wat: 'reopen' },
  ]
  for (const form of forms) expect((await vreemd.post(`/wijkteam/zaken/${caseId}`, form)).status).toBe(404)
  expect((await vreemd.post('/wijkteam', { wat: 'put-in', zending: sendingId, zaak: caseId })).status).toBe(
    404,
  )
  const offer = { wat: 'offer', zaak: caseId, kind: 'Daan', dag: '2026-03-02', vorm: 'letter' }
  expect((await vreemd.post('/wijkteam/aanbod', offer)).status).toBe(404)

  // A case of their own does not open what came to another, nor take it.
  const own = await caseOf(application, vreemd, 'ZAAK-VREEMD')
  const crossed = { ...forms[0] }
  expect((await vreemd.post(`/wijkteam/zaken/${own.caseId}`, crossed)).status).toBe(404)
  expect((await vreemd.get(`/wijkteam/zaken/${own.caseId}/${sendingId}/uittreksel.pdf`)).status).toBe(404)
  await db.write((tx) => tx.update(sendings).set({ caseId: null }))
  const taken = { wat: 'put-in', zending: sendingId, zaak: own.caseId }
  expect((await vreemd.post('/wijkteam', taken)).status).toBe(404)
  expect(await db.read.select().from(responses)).toEqual([])
  expect(await db.read.select().from(teamRemarks)).toEqual([])
})

test('R-E27: staff open no page and no socket of a plan, and a family opens no page of the team', async () => {
  const application = await applicationAt(START)
  const { plan, sanne, caseId, sendingId } = await sentPlan(application)
  for (const page of ['', '/mensen', '/logboek', '/versies', '/logboek.json', '/concept.pdf', '/delen'])
    expect([page, (await sanne.get(`/plan/${plan.planId}${page}`)).status]).toEqual([page, 404])
  const { origin } = sanne
  const { ended, received } = openSocket(socketUrl(origin, plan.planId), { origin, cookie: sanne.cookie })
  await ended
  expect(received).toEqual([])
  for (const path of teamRoutes({ caseId, sendingId })) {
    const answer = await plan.parent.get(path)
    const isDoor = path === '/wijkteam/inloggen'
    expect([path, answer.location]).toEqual([
      path,
      isDoor ? null : expect.stringContaining('/wijkteam/inloggen'),
    ])
    expect([path, answer.text.includes('ZAAK-2027-0000777')]).toEqual([path, false])
  }
})

test('R-E12: staff are signed out after an hour without a page, and after twelve hours whatever they do', async () => {
  const application = await applicationAt(START)
  const isIn = async (person: Person) => (await person.get('/wijkteam')).status === 200
  const idle = await trial(application.address)
  application.advance(HOUR - 1)
  expect(await isIn(idle)).toBe(true)
  application.advance(HOUR + 1)
  expect(await isIn(idle)).toBe(false)

  const busy = await trial(application.address)
  for (let half = 0; half < 23; half += 1) {
    application.advance(HOUR / 2)
    expect([half, await isIn(busy)]).toEqual([half, true])
  }
  application.advance(HOUR / 2)
  expect(await isIn(busy)).toBe(false)
})

test('R-E12: a role that is taken away at the provider is gone within five minutes, also while signed in', async () => {
  const port = 40_000 + Math.floor(process.pid % 20_000)
  const provider = await testProvider(`http://localhost:${port}/wijkteam/terug`)
  const application = await applicationAt(Date.now(), { env: { ...provider.env, PORT: String(port) } })
  const account: ProviderAccount = {
    ...{ sub: 'sanne', name: 'Sanne de Wit', email: 'sanne@gemeente.example', email_verified: true },
    roles: ['wijkteam'],
  }
  provider.account = account
  const sanne = new Person(application.address)
  const begun = await sanne.post('/wijkteam/inloggen', { organisatie: 'eerste' })
  const browser = new Person(provider.issuer)
  let next = begun.headers.get('location') ?? ''
  while (next.startsWith(provider.issuer)) {
    const { pathname, search } = new URL(next)
    const answer = await browser.get(pathname + search)
    next = new URL(answer.headers.get('location') ?? '', provider.issuer).href
  }
  const { pathname, search } = new URL(next)
  await sanne.get(pathname + search)
  expect((await sanne.get('/wijkteam')).status).toBe(200)
  provider.account = { ...account, roles: ['boekhouding'] }
  application.advance(5 * 60_000 + 1)
  expect((await sanne.get('/wijkteam')).location).toBe('/wijkteam/inloggen')
  provider.account = account
  expect((await sanne.get('/wijkteam')).location).toBe('/wijkteam/inloggen')
})

test('the crisis box of a plan holds the numbers of the organisation near it, for who takes part', async () => {
  const application = await applicationAt(START, { env: { CRISIS_NUMBERS: 'Hier: 088 111 11 11' } })
  const db = databaseOf(application)
  const { parent, planId } = await startPlan(application.address)
  expect((await parent.get(`/plan/${planId}`)).text).toContain('088 111 11 11')
  const settings = { ...noSettings(), crisisNumbers: [{ name: 'Zuid', phone: '088 222 22 22' }] }
  await db.write(async (tx) => {
    await tx.insert(organisations).values({
      ...{
        id: 'zuid',
        slug: 'zuid',
        name: 'Team Zuid',
        kind: 'team',
        wording: 'wijkteam',
        legalRole: 'both',
      },
      ...{ settings: JSON.stringify({ ...settings, crisisProtocol: 'Bel eerst Zuid.' }), createdAt: START },
    })
    await tx.insert(planOrganisations).values({ planId, organisationId: 'zuid', at: START })
  })
  const { text } = await parent.get(`/plan/${planId}/mensen`)
  expect(text).toContain('088 222 22 22')
  expect(text).toContain('Bel eerst Zuid.')
  expect(text).not.toContain('088 111 11 11')
  expect((await new Person(application.address).get(`/plan/${planId}`)).text).not.toContain('088 222 22 22')
})

test('"Open als wijkteam": the example family’s plan in an example case, sent by the road of every plan', async () => {
  const application = await applicationAt(START)
  const newcomer = new Person(application.address)
  const opened = await newcomer.post('/voorbeeld', { who: 'team' })
  expect(opened.location).toMatch(/^\/wijkteam\/zaken\//)
  const { text } = await newcomer.follow(opened)
  expect(text).toContain('VOORBEELD-0001')
  expect(text).toContain('Oma kookt en legt de kinderen in bed.')
  expect(text).toContain('Hier gaan wij mee verder')
  const [row] = await databaseOf(application).read.select().from(sendings)
  expect((await newcomer.get(`/controle/${row?.code}`)).text).toContain('versie 1')
  // A second newcomer comes to the same case; it is in no count.
  expect((await new Person(application.address).post('/voorbeeld', { who: 'team' })).location).toBe(
    opened.location,
  )
})

test('/beheer: only an administrator opens it, and a secret that is set is never shown again', async () => {
  const application = await applicationAt(START)
  const robin = await trial(application.address, 'beheer')
  const first = (await application.services.organisations.all()).find(({ isFirst }) => isFirst)
  const secret = 'a-secret-of-this-test-only'
  const at = 'https://register.example'
  await application.services.organisations.set(first?.id ?? '', {
    register: {
      ...{ zakenUrl: `${at}/zaken`, documentenUrl: `${at}/documenten`, catalogiUrl: `${at}/catalogi` },
      ...{ auth: 'zgw-jwt', tokenUrl: null, clientId: 'plan', secret, bronorganisatie: '123456789' },
      ...{ documentType: 'Familiegroepsplan', confidentiality: 'vertrouwelijk' },
    },
    signIn: { issuer: at, clientId: 'plan', clientSecret: secret, rolesClaim: 'roles', acr: null },
  })
  const page = await robin.get('/beheer')
  expect(page.status).toBe(200)
  expect(page.text).toContain('register.example')
  expect(page.text).not.toContain(secret)
  for (const who of ['wijkteam', 'kwaliteit'])
    expect((await (await trial(application.address, who)).get('/beheer')).status).toBe(404)
})

test('S10-T4: who counts sees numbers, no case and no plan; nobody else sees the numbers', async () => {
  const application = await applicationAt(START)
  const { caseId, plan } = await sentPlan(application)
  const kim = await trial(application.address, 'kwaliteit')
  expect((await kim.get('/wijkteam/inloggen')).location).toBe('/beheer/gemeente')
  for (const path of ['/beheer/gemeente', '/beheer/gemeente.csv', '/beheer/gemeente.json']) {
    const { status, text } = await kim.get(path)
    expect([path, status]).toEqual([path, 200])
    for (const secret of ['ZAAK-2027-0000777', WORDS, plan.planId, caseId, 'Petra'])
      expect([path, text.includes(secret)]).toEqual([path, false])
    for (const who of ['wijkteam', 'beheer'])
      expect([path, (await (await trial(application.address, who)).get(path)).status]).toEqual([path, 404])
  }
  expect((await kim.get(`/wijkteam/zaken/${caseId}`)).status).toBe(404)
})
