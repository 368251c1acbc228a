/** Files of a plan over HTTP: what a link gives, to whom, and what stands in it. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkCode } from '#plan/record/canonical.ts'
import { invite, join, startPlan } from '#tests/harness/family.ts'
import { openPdf } from '#tests/harness/pdf.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'
import { opens, pageOf, press, words, writesInPlan } from './scenarios/living.ts'

const server = sharedServer()

async function fileOf(person: Person, path: string) {
  const response = await fetch(new URL(path, person.origin), {
    headers: { Cookie: person.cookie, 'Sec-Fetch-Site': 'same-origin' },
    redirect: 'manual',
  })
  return {
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}

test('the draft as a PDF: a download that is kept nowhere, in Dutch, with Concept on it and nobody’s name on the file', async () => {
  const { parent, planId } = await startPlan(server().origin)
  const { status, headers, bytes } = await fileOf(parent, `/plan/${planId}/concept.pdf`)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/pdf')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-disposition')).toBe('attachment; filename="familiegroepsplan-concept.pdf"')
  const { language, text, title } = await openPdf(bytes)
  expect([language, title]).toEqual(['nl-NL', 'Het plan van Sem'])
  expect(text.join('')).toContain('Concept')
})

test.each(['koelkast', 'kind'])('the draft as a sheet: %s', async (kind) => {
  const { parent, planId } = await startPlan(server().origin)
  const { status, bytes } = await fileOf(parent, `/plan/${planId}/concept.pdf?soort=${kind}`)
  expect(status).toBe(200)
  expect((await openPdf(bytes)).pages).toBeGreaterThan(0)
})

test('a stranger, a version that is not there and an address that is none get one and the same answer', async () => {
  const { parent, planId } = await startPlan(server().origin)
  const stranger = new Person(server().origin)
  const answers = [
    await fileOf(stranger, `/plan/${planId}/concept.pdf`),
    await fileOf(parent, `/plan/${planId}/versies/1/plan.pdf`),
    await fileOf(parent, `/plan/${planId}/versies/01/plan.pdf`),
    await fileOf(parent, `/plan/${planId}/versies/1e3/plan.docx`),
    await fileOf(parent, `/plan/${planId}/concept.pdf?soort=alles`),
  ]
  for (const { status, bytes } of answers) {
    expect(status).toBe(404)
    expect(Buffer.from(bytes).toString()).not.toMatch(/%PDF|Sem/)
  }
})

test('school gets no file of the plan', async () => {
  const plan = await startPlan(server().origin)
  const { person } = await join(server().origin, await invite(plan, 'Anouk', 'informant'))
  expect((await fileOf(person, `/plan/${plan.planId}/concept.pdf`)).status).toBe(404)
})

test('the page of files has plain links, and says why one was not made', async () => {
  const { parent, planId } = await startPlan(server().origin)
  const page = await parent.get(`/plan/${planId}/meenemen`)
  expect(page.status).toBe(200)
  expect(page.text).toContain(`href="/plan/${planId}/concept.pdf"`)
  expect(page.text).toContain('soort=koelkast')
  const failed = await parent.get(`/plan/${planId}/meenemen?mislukt=too-slow`)
  expect(failed.text).toContain('Het bestand is niet gemaakt')
  expect(failed.text).toContain('Probeer het opnieuw')
})

test('R-B40: a settled plan in every format; the data in the PDF is the JSON, and its digest the printed code', async () => {
  const plan = await startPlan(server().origin)
  const { doc, provider } = await opens(plan.parent, plan)
  writesInPlan(doc, 'goed', 'Sem zwemt graag.')
  await until('it is on disk', async () => words(await plan.parent.get(pageOf(plan))).includes('zwemt'))
  provider.disconnect()
  await press(plan.parent, pageOf(plan, 'vastleggen'), 'Leg het plan vast')
  const made = (format: string) => fileOf(plan.parent, pageOf(plan, `versies/1/plan.${format}`))
  for (const format of ['docx', 'odt', 'html', 'ics']) {
    const { status, headers } = await made(format)
    expect([format, status]).toEqual([format, 200])
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="familiegroepsplan-versie-1.${format}"`,
    )
  }
  const json = await made('json')
  const pdf = await openPdf((await made('pdf')).bytes)
  const data = pdf.attachments['plan.json'] ?? new Uint8Array()
  expect(Buffer.from(data).equals(Buffer.from(json.bytes))).toBe(true)
  const digest = createHash('sha256').update(data).digest('hex')
  const printed = pdf.text.join('').replace(/\s+/g, '')
  expect(printed).toContain(digest)
  expect(printed).toContain(`/controle/${checkCode(digest)}`)
  expect(printed).not.toContain('Concept')
})
