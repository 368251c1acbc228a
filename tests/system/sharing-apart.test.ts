/** What is about safety goes apart, through the running server: marked, seen apart, sent, read apart by the team. */
import { expect, test } from 'vitest'
import { sendings } from '#db/schema.ts'
import { addAgreement } from '#plan/commands.ts'
import { startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { openPdf } from '#tests/harness/pdf.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { databaseOf, trial } from '#tests/harness/team.ts'
import { until } from '#tests/harness/until.ts'
import { LONG_MS, opens, pageOf, press, words } from './scenarios/living.ts'

const server = sharedServer()
const SAFE = 'Bij ruzie gaat Noor naar de buren'

test('a plan with something apart: two documents, in the preview, for the team and as files', async () => {
  const plan = await startPlan(server().origin, { me: 'Petra', child: 'Noor' })
  const { parent: petra } = plan
  const { doc, provider } = await opens(petra, plan)
  addAgreement(doc, 'afspraken', 'Oma haalt Noor op')
  addAgreement(doc, 'afspraken', SAFE)
  const isThere = async () => words(await petra.get(pageOf(plan))).includes(SAFE)
  await until('it is on disk', isThere, LONG_MS)
  provider.disconnect()
  await press(petra, pageOf(plan, 'vastleggen'), 'Leg het plan vast')
  expect(words(await petra.get(pageOf(plan)))).toContain('Deel het plan')

  const share = pageOf(plan, 'delen')
  const page = await petra.get(share)
  const choosing = formWithButton(petra, page, share, 'Dit krijgt het wijkteam te zien')
  const second = choosing.entries.filter(([name]) => name === 'kies')[1]?.[1] ?? ''
  const path = `${share}?${new URLSearchParams([...choosing.entries, ['apart', second]])}`
  const save = async () => formWithButton(petra, await petra.get(path), path, 'Bewaar')
  await (await save()).fill('In welk jaar is Noor geboren?', '2018').submit()
  await (await save()).choose('Ja').submit()
  const preview = await petra.get(path)
  expect(words(preview)).toMatch(/Oma haalt Noor op.*Dit gaat mee als aparte bijlage.*Bij ruzie/)
  const sent = await petra.follow(await formWithButton(petra, preview, path, 'Stuur het plan').submit())
  expect(words(sent)).toContain('Gestuurd op')

  const worker = await trial(server().origin)
  await worker.post('/wijkteam', { wat: 'create', nummer: 'ZAAK-2027-0000102' })
  const caseId = (await worker.get('/wijkteam')).text.match(/\/wijkteam\/zaken\/([\w-]{22})/)?.[1] ?? ''
  const [row] = await databaseOf(server()).write((tx) => tx.update(sendings).set({ caseId }).returning())
  const team = await worker.get(`/wijkteam/zaken/${caseId}`)
  expect(words(team)).toMatch(/Oma haalt Noor op.*Apart en geheim.*Bij ruzie/)
  expect(team.text).toContain('(afspraak 1 van de bijlage)')
  const textOf = async (name: string) => {
    const file = await fetch(new URL(`/wijkteam/zaken/${caseId}/${row?.id}/${name}.pdf`, worker.origin), {
      headers: { Cookie: worker.cookie, 'Sec-Fetch-Site': 'same-origin' },
    })
    return (await openPdf(new Uint8Array(await file.arrayBuffer()))).text.join(' ')
  }
  const [extract, annex] = [await textOf('uittreksel'), await textOf('bijlage')]
  expect([extract.includes('Oma haalt'), extract.includes('naar de buren')]).toEqual([true, false])
  expect([annex.includes('Oma haalt'), annex.includes('naar de buren')]).toEqual([false, true])
})
