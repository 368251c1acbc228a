/** The roads back into a plan, and out of it, over the real server with a real mail server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMailServer, type MailServer } from '#server/outbox/test-mail-server.ts'
import { invite, join, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { Person } from '#tests/harness/person.ts'
import { launchServer } from '#tests/harness/server.ts'

let mail: MailServer
let server: Awaited<ReturnType<typeof launchServer>>

beforeAll(async () => {
  mail = await createMailServer()
  server = await launchServer({
    env: { SMTP_URL: mail.url, MAIL_FROM: 'Familiegroepsplan <plan@plan.example>' },
  })
})
afterAll(async () => {
  await server.dispose()
  await mail.close()
})

const main = (html: string) =>
  (documentOf(html).querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ')
const peoplePath = (plan: StartedPlan) => `/plan/${plan.planId}/mensen`

/** The link in the nth mail to this address, as a path. */
async function mailedLink(to: string, nth: number): Promise<string> {
  const texts = () => mail.received.filter((one) => one.to.includes(to)).map((one) => one.mail.text ?? '')
  await expect.poll(() => texts().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(nth)
  const link = texts()[nth - 1]?.match(/https?:\/\/\S+/)?.[0]
  if (!link) throw new Error('No link in the mail')
  return new URL(link).pathname
}

async function open(person: Person, link: string) {
  return person.follow(await person.get(link, { 'Sec-Fetch-Site': 'none' }))
}

async function inviteByMail(plan: StartedPlan, name: string, email: string): Promise<string> {
  const path = peoplePath(plan)
  const form = formWithButton(plan.parent, await plan.parent.get(path), path, 'Iemand uitnodigen')
  const page = await plan.parent.follow(await form.submit())
  await formWithButton(plan.parent, page, page.path, 'Maak uitnodiging')
    .fill('Naam', name)
    .choose('Familie, vriend of buur')
    .fill('E-mailadres', email)
    .submit()
  return mailedLink(email, 1)
}

describe('back by mail', () => {
  test('R-E14: invited by mail, joined by that mail, back in another browser by a link for the known address', async () => {
    const plan = await startPlan(server.origin)
    const link = await inviteByMail(plan, 'Oma Tineke', 'oma@example.nl')
    await join(server.origin, link)

    const phone = new Person(server.origin)
    const page = await phone.get('/link')
    const asked = await formWithButton(phone, page, '/link', 'Stuur mij een link')
      .fill('E-mailadres', 'oma@example.nl')
      .submit()
    expect(main(asked.text)).toMatch(/Kijk in je mail/)
    const back = await mailedLink('oma@example.nl', 2)
    expect(back).toMatch(/^\/in\//)

    const opened = await open(phone, back)
    expect(opened.path).toBe('/inloggen')
    const entered = await formWithButton(phone, opened, '/inloggen', 'Ga verder').submit()
    expect(entered.location).toContain(`/plan/${plan.planId}`)
    expect((await phone.get(`/plan/${plan.planId}`)).status).toBe(200)
    expect((await open(new Person(server.origin), back)).status).toBe(410)
  })

  test('R-E17: an unknown address sees the same page and gets no mail', async () => {
    const pages = []
    for (const email of ['niemand@example.nl', 'oma@example.nl']) {
      const person = new Person(server.origin)
      const page = await person.get('/link')
      const answer = await formWithButton(person, page, '/link', 'Stuur mij een link')
        .fill('E-mailadres', email)
        .submit()
      pages.push([
        answer.status,
        main(answer.text).replace(/\d{3} ?\d{3}/, 'code'),
        [...person.cookies.keys()],
      ])
    }
    expect(pages[1]).toEqual(pages[0])
    await mailedLink('oma@example.nl', 3)
    expect(mail.received.flatMap((one) => one.to)).not.toContain('niemand@example.nl')
  })
})

describe('back by a link of somebody in the plan', () => {
  test('everyone sees that it was made; it opens the plan, and nobody leaves in another’s name by it', async () => {
    const plan = await startPlan(server.origin)
    const oma = await join(server.origin, await invite(plan, 'Oma Tineke'))
    const path = peoplePath(plan)
    const people = await plan.parent.get(path)
    const made = await formWithButton(
      plan.parent,
      people,
      path,
      'Maak een nieuwe link voor Oma Tineke',
    ).submit()
    const link = made.text.match(/\/u\/[\w-]{43}/)?.[0] ?? ''
    expect(main((await oma.person.get(path)).text)).toContain('Petra maakte een nieuwe link voor Oma Tineke')

    const tablet = new Person(server.origin)
    const opened = await open(tablet, link)
    const entered = await formWithButton(tablet, opened, '/uitnodiging', 'Ga verder').submit()
    expect(entered.location).toContain(`/plan/${plan.planId}`)
    expect((await tablet.get(`/plan/${plan.planId}`)).status).toBe(200)
    const own = await tablet.get(`/plan/${plan.planId}/ik`)
    expect(main(own.text)).toContain('Je kwam binnen met een link van iemand anders')
    expect(main(own.text)).not.toContain('Ik wil weg')
    expect((await tablet.post(`/plan/${plan.planId}/ik`, { intent: 'leave' })).status).toBe(403)
    expect((await oma.person.get(`/plan/${plan.planId}`)).status).toBe(200)
  })
})

describe('one browser, two people', () => {
  test('R-E15: it asks first; "Nee" spends nothing, "Ja" leads to "Doe mee"', async () => {
    const plan = await startPlan(server.origin)
    const link = await invite(plan, 'Oma Tineke')
    const asked = await open(plan.parent, link)
    expect(asked.text).not.toContain('Doe mee</')
    const stayed = await formWithButton(plan.parent, asked, '/uitnodiging', 'Nee, blijf Petra').submit()
    expect(stayed.location).toContain(`/plan/${plan.planId}`)

    await open(plan.parent, link)
    const page = await plan.parent.get('/uitnodiging?verder=ja')
    const joined = await formWithButton(plan.parent, page, '/uitnodiging', 'Doe mee').submit()
    expect(joined.location).toMatch(/als=/)
    const people = await plan.parent.get(joined.location?.replace('?', '/mensen?') ?? '')
    expect(main(people.text)).toMatch(/Oma Tineke \(dat ben jij\)/)
  })

  test('an old message opened again by its own person leads to the plan', async () => {
    const plan = await startPlan(server.origin)
    const link = await invite(plan, 'Oma Tineke')
    const { person } = await join(server.origin, link)
    const again = await open(person, link)
    expect(again.status).toBe(200)
    expect(again.path).toContain(`/plan/${plan.planId}`)
  })
})

test('R-E13: "Wissel van persoon" takes the person off the browser and clears what it kept', async () => {
  const plan = await startPlan(server.origin)
  const path = `/plan/${plan.planId}/ik`
  const form = formWithButton(plan.parent, await plan.parent.get(path), path, 'Wissel van persoon')
  const answer = await form.submit()
  expect(answer.location).toBe('/')
  expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage", "cookies"')
  expect((await plan.parent.get(`/plan/${plan.planId}`)).status).toBe(404)
})

test('who is removed gets nothing any more; who leaves neither', async () => {
  const plan = await startPlan(server.origin)
  const oma = await join(server.origin, await invite(plan, 'Oma Tineke'))
  const ali = await join(server.origin, await invite(plan, 'Ali'))
  const path = peoplePath(plan)
  const list = await plan.parent.get(path)
  const id = documentOf(list.text).querySelector('button[name=verwijder]')?.getAttribute('value') ?? ''
  const asking = await plan.parent.get(`${path}?verwijder=${id}`)
  await formWithButton(plan.parent, asking, path, 'Ja, verwijder Oma Tineke').submit()
  expect((await oma.person.get(`/plan/${plan.planId}`)).status).toBe(404)
  const own = `/plan/${plan.planId}/ik?weg=vraag`
  await formWithButton(ali.person, await ali.person.get(own), own, 'Ja, ik ga weg').submit()
  expect((await ali.person.get(`/plan/${plan.planId}`)).status).toBe(404)
  const left = main((await plan.parent.get(path)).text)
  expect(left).toContain('Petra verwijderde Oma Tineke uit het plan')
  expect(left).toContain('Ali ging weg uit het plan')
})

test('a network member cannot invite, remove or see another plan, also by hand', async () => {
  const plan = await startPlan(server.origin)
  const oma = await join(server.origin, await invite(plan, 'Oma Tineke'))
  const path = peoplePath(plan)
  const page = await oma.person.get(path)
  expect(page.text).not.toContain('Iemand uitnodigen')
  const by = async (fields: Record<string, string>) => (await oma.person.post(path, fields)).status
  expect(await by({ intent: 'invite', name: 'Ali', role: 'network' })).toBe(403)
  expect(await by({ intent: 'remove', person: 'x' })).toBe(403)
  const other = await startPlan(server.origin)
  expect((await oma.person.get(peoplePath(other))).status).toBe(404)
  expect(
    (await oma.person.post(peoplePath(other), { intent: 'invite', name: 'Ali', role: 'network' })).status,
  ).toBe(404)
})
