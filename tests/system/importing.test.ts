/** A file of an earlier plan, brought over HTTP as a browser without scripts sends it. */
import { expect, test } from 'vitest'
import { canonicalText } from '#plan/record/canonical.ts'
import { sampleRecord } from '#tests/fixtures/record.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'

const server = sharedServer()
const PATH = '/plan/importeren'
const FIELDS = { me: 'parent', myName: 'Petra' }

const bring = (person: Person, file: string | null, fields: Record<string, string> = FIELDS) => {
  const boundary = 'grens-van-een-test'
  const part = (name: string, value: string, rest = '') =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\n${value}\r\n`
  const body = [
    ...Object.entries(fields).map(([name, value]) => part(name, value)),
    file === null ? '' : part('file', file, '; filename="plan.json"\r\nContent-Type: application/json'),
    `--${boundary}--\r\n`,
  ].join('')
  return person.send(
    'POST',
    PATH,
    {
      Origin: person.origin,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
    },
    body,
  )
}

test('R-E22: a file becomes a plan that its bringer reads, and nobody of the file does', async () => {
  const petra = new Person(server().origin)
  const answer = await bring(petra, canonicalText(sampleRecord()))
  expect(answer.status).toBe(200)
  expect(answer.text).toContain('Het nieuwe plan staat klaar')
  const planId = answer.text.match(/href="\/plan\/([\w-]+)"/)?.[1] ?? ''
  const plan = await petra.get(`/plan/${planId}`)
  expect(plan.status).toBe(200)
  for (const words of [
    'Plan voor Noor',
    'Oma Tineke woont om de hoek',
    'elke vrijdag om 15.00 uur',
    'opa Henk',
  ])
    expect(plan.text).toContain(words)
  // Words of one person are not in it, in no field and under no name.
  for (const words of ['knuffels', 'nachtdienst', 'Veilig Thuis, sinds', 'Ik zie geen ruzie'])
    expect(plan.text).not.toContain(words)
  const people = await petra.get(`/plan/${planId}/mensen`)
  expect(people.text).toContain('Petra')
  for (const name of ['Samira', 'Inge', 'oma Tineke']) expect(people.text).not.toContain(name)
  expect((await new Person(server().origin).get(`/plan/${planId}`)).status).not.toBe(200)
})

test('R-E21, R-E22: what is no plan makes none, and the page says what to do', async () => {
  const person = new Person(server().origin)
  const sentences: [string | null, RegExp][] = [
    [null, /Kies eerst een bestand/],
    ['', /Kies eerst een bestand/],
    ['%PDF-1.7 …', /Dit is een pdf/],
    ['<html>', /geen bestand van een plan/],
    ['{"schema":"familiegroepsplan-v9"}', /nieuwere versie/],
    ['{"schema":"familiegroepsplan-v1"}', /veranderd of beschadigd/],
    [JSON.stringify({ ...sampleRecord(), extra: true }), /veranderd of beschadigd/],
    [`{"schema":"familiegroepsplan-v1"${' '.repeat(1024 * 1024)}}`, /te groot/],
  ]
  for (const [file, sentence] of sentences) {
    const answer = await bring(person, file)
    expect([answer.status, answer.text.match(sentence)?.[0]]).toEqual([400, expect.any(String)])
    expect(answer.headers.get('set-cookie') ?? '').not.toContain('session')
    expect(answer.text).not.toMatch(/TypeError|node_modules|\.ts:\d/)
  }
  const nameless = await bring(person, canonicalText(sampleRecord()), { me: 'koning', myName: '' })
  expect(nameless.status).toBe(400)
  expect(nameless.text).toContain('Vul je voornaam in')
})

test('R-B25: far above the cap nothing is read, and the server goes on', async () => {
  const person = new Person(server().origin)
  const refused = await bring(person, 'x'.repeat(1_300_000)).catch(() => null)
  // A server that answers before it read everything may close the line under the sender.
  if (refused) expect(refused.status).toBe(413)
  expect((await person.get(PATH)).status).toBe(200)
})
