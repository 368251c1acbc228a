/** R-B32: somebody goes away and takes along everything that is theirs; what everyone wrote together stays. */
import { existsSync, readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Client, writeParagraph } from '#tests/collaboration/client.ts'
import { invite, join, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { until } from '#tests/harness/until.ts'

const server = sharedServer()
const NAME = 'Naamdienergensanders'
const MARKS = {
  name: NAME,
  address: 'adres-merkteken@voorbeeld.nl',
  passage: 'passage-merkteken',
  'child’s words': 'kindwoorden-merkteken',
  remark: 'reactie-merkteken',
  proposal: 'voorstel-merkteken',
}

const inFiles = () =>
  ['familiegroepsplan.sqlite', 'familiegroepsplan.sqlite-wal']
    .map((name) => joinPath(server().dataDir, name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path))
const kept = () =>
  Object.entries(MARKS)
    .filter(([, mark]) => inFiles().some((bytes) => bytes.includes(mark)))
    .map(([what]) => what)

test('R-B32: erasing a person leaves no byte of words, name and address; shared text stays', async () => {
  const { origin } = server()
  const plan = await startPlan(origin)
  const at = (page: string) => `/plan/${plan.planId}/${page}`
  const { person } = await join(origin, await invite(plan, NAME, 'youth'))
  const other = await join(origin, await invite(plan, 'Mark', 'parent'))
  const url = origin.replace(/^http/, 'ws')
  const client = await new Client(url, '', { plan: plan.planId, origin, cookie: person.cookie }).ready()
  writeParagraph(client.doc, 'goed', 'samen-geschreven')
  await until('it is on disk', () => client.isSaved)
  client.cut()

  await person.post(at('ik'), { intent: 'email', email: MARKS.address })
  await person.post(at('mijn-blad'), { intent: 'new', words: MARKS.passage, audience: 'me' })
  await person.post(at('kind'), { intent: 'answer', question: 'dreams', words: MARKS['child’s words'] })
  await person.post(at('reacties'), {
    intent: 'add',
    aboutKind: 'section',
    aboutId: 'goed',
    words: MARKS.remark,
  })
  const file = new Sqlite(joinPath(server().dataDir, 'familiegroepsplan.sqlite'), { readonly: true })
  const idOf = (query: string, value: string) => (file.prepare(query).get(value) as { id: string }).id
  const reader = idOf('select id from participants where name = ?', NAME)
  const words = { intent: 'new', words: 'van-mark', audience: 'chosen', people: reader, seen: reader }
  await other.person.post(at('mijn-blad'), words)
  const about = idOf('select id from passages where words = ?', 'van-mark')
  file.close()
  await person.post(at('mijn-blad'), {
    intent: 'beside',
    passage: about,
    kind: 'proposal',
    words: MARKS.proposal,
  })
  expect(kept()).toEqual(Object.keys(MARKS))

  const asking = `${at('ik')}?weg=vraag`
  await formWithButton(person, await person.get(asking), asking, 'Ja, en wis alles van mij').submit()
  expect(kept()).toEqual([])
  expect(server().output()).not.toContain('merkteken')
  expect((await person.get(plan.path)).text).not.toContain('samen-geschreven')

  const page = await plan.parent.get(plan.path)
  expect(page.text).toContain('samen-geschreven')
  expect((await plan.parent.get(at('logboek'))).text).toContain('Iemand die weg is')
  expect((await other.person.get(at('mijn-blad'))).text).toContain('van-mark')
})
