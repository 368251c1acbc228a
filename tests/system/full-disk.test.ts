/** The disk fills up while people write. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { textRoot } from '#plan/shape.ts'
import { startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { Person } from '#tests/harness/person.ts'
import { testServer } from '#tests/harness/server.ts'
import { smallDisk } from '#tests/harness/small-disk.ts'
import { connectProvider } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'

const MB = 1024 * 1024

const write = (doc: Y.Doc, words: string) => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment(textRoot('vraag')).push([paragraph])
}
const wordsOf = (doc: Y.Doc) => doc.getXmlFragment(textRoot('vraag')).toString()

test('R-B16: on a full disk nobody sees what is not stored, nothing is lost, and saving goes on by itself', async ({
  skip,
}) => {
  const disk = await smallDisk(8 * MB)
  if (!disk) return skip('this user may not make a small disk')
  const server = await testServer({ dataDir: disk.path })
  const plan = await startPlan(server.origin)
  const writer = connectProvider(plan.parent, plan.planId)
  const reader = connectProvider(plan.parent, plan.planId)
  await Promise.all([writer.synced, reader.synced])
  write(writer.doc, 'Voor de schijf vol was.')
  await until('the first words arrive', () => wordsOf(reader.doc).includes('Voor de schijf'))

  fillUp(disk.path)
  // More than what the log has open already.
  for (let index = 0; index < 20; index += 1)
    write(writer.doc, `Toen de schijf vol was ${index}. ${'x'.repeat(20_000)}`)
  await until('the server says so in its log', () => /"level":[45]0/.test(server.output()))
  expect(wordsOf(reader.doc)).not.toContain('Toen de schijf vol was 19')
  expect((await new Person(server.origin).get('/health')).status).toBe(200)
  expect(writer.provider.wsconnected).toBe(true)

  await disk.resize(64 * MB)
  await until(
    'everything arrives by itself',
    () => wordsOf(reader.doc).includes('Toen de schijf vol was 19'),
    20_000,
  )
  await server.kill()
  await server.start()
  const later = connectProvider(plan.parent, plan.planId)
  await later.synced
  await until('and is there after a kill', () => wordsOf(later.doc).includes('Toen de schijf vol was 19'))
})

test('a full disk: a form answers 503 or 507 with a sentence, and works again when there is room', async ({
  skip,
}) => {
  const disk = await smallDisk(4 * MB)
  if (!disk) return skip('this user may not make a small disk')
  const server = await testServer({ dataDir: disk.path })
  fillUp(disk.path)
  const answers = []
  for (let index = 0; index < 40; index += 1) {
    const person = new Person(server.origin)
    const page = await person.get('/plan/nieuw')
    const answer = await formWithButton(person, page, '/plan/nieuw', 'Begin met het plan')
      .choose('Ouder of opvoeder')
      .fill('Jouw voornaam', 'Petra')
      .fill('Voornaam van het kind', 'Sem')
      .submit()
    answers.push(answer)
    if (answer.status >= 400) break
  }
  const last = answers.at(-1)
  expect([500, 503, 507]).toContain(last?.status)
  expect(documentOf(last?.text ?? '').querySelector('h1')?.textContent).toBeTruthy()
  expect(last?.text).not.toMatch(/SQLITE|SqliteError|node_modules/)

  await disk.resize(64 * MB)
  const plan = await startPlan(server.origin)
  expect((await plan.parent.get(`/plan/${plan.planId}`)).status).toBe(200)
})

/** Takes the rest of the disk, in ever smaller bites. */
function fillUp(path: string): void {
  let bite = MB
  for (let index = 0; bite >= 1024; index += 1) {
    try {
      writeFileSync(join(path, `vol-${index}`), Buffer.alloc(bite))
    } catch {
      bite /= 2
    }
  }
}
