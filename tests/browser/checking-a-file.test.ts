/** The check page in a real browser: the file stays there, and nothing but a code and a key is asked of the server. */
import { expect, test } from 'vitest'
import { everyLook, violations } from '#tests/harness/axe.ts'
import { sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { startPlan } from '#tests/harness/family.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { until } from '#tests/harness/until.ts'
import { opens, pageOf, press, words, writesInPlan } from '../system/scenarios/living.ts'

const server = sharedServer()
const shared = sharedBrowser()

async function settled() {
  const plan = await startPlan(server().origin, { me: 'Pieternella', child: 'Noortje' })
  const { doc, provider } = await opens(plan.parent, plan)
  writesInPlan(doc, 'goed', 'Noortje zwemt graag.')
  await until('it is on disk', async () => words(await plan.parent.get(pageOf(plan))).includes('zwemt'))
  provider.disconnect()
  await press(plan.parent, pageOf(plan, 'vastleggen'), 'Leg het plan vast')
  return plan
}

test('a JSON and a PDF file are checked in the browser; a changed word, another file or a forged answer is seen', async () => {
  const plan = await settled()
  const cookie = { Cookie: plan.parent.cookie, 'Sec-Fetch-Site': 'same-origin' }
  const fileOf = async (format: string) =>
    Buffer.from(
      await (
        await fetch(`${server().origin}${pageOf(plan, `versies/1/plan.${format}`)}`, { headers: cookie })
      ).arrayBuffer(),
    )
  const [json, pdf] = [await fileOf('json'), await fileOf('pdf')]
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const { page, context, complaints } = await visitor(shared.browser, server().origin)
  const asked: string[] = []
  page.on('request', (request) => {
    if (!/\.(js|mjs|css|woff2|svg)$/.test(request.url()))
      asked.push(`${request.url()}${request.postData() ?? ''}`)
  })
  await page.goto('/controle')
  await everyLook(page, async () => expect(await violations(page)).toEqual([]))
  const status = page.getByRole('region', { name: 'Kijk een bestand na' }).getByRole('status')
  const choose = async (name: string, buffer: Buffer) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Kies een bestand' }).click(),
    ])
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer })
  }
  for (const [name, file] of [
    ['plan.json', json],
    // Spaces and the order of keys are not the plan.
    ['mooi.json', Buffer.from(JSON.stringify(JSON.parse(json.toString()), null, 2))],
    ['plan.pdf', pdf],
  ] as const) {
    await choose(name, file)
    await status.getByText('Dit bestand is echt. Er is niets aan veranderd.').waitFor()
    await status.getByText('Dit is de nieuwste versie van het plan.').waitFor()
    await page.reload()
  }
  await choose('plan.json', Buffer.from(json.toString().replace('zwemt graag', 'zwemt nooit')))
  await status.getByText('of er is iets aan veranderd').waitFor()
  await choose('foto.pdf', Buffer.from('%PDF-1.7 geen echte'))
  await status.getByText('In dit bestand zit geen plan').waitFor()
  await choose('lijst.json', Buffer.from('[1, 2]'))
  await status.getByText('In dit bestand zit geen plan').waitFor()
  expect(asked.join('\n')).not.toMatch(/zwemt|Noortje|Pieternella/)

  // A server that lies about another file is not believed.
  await page.route('**/stand.json', async (route) => {
    const answer = await (await route.fetch()).json()
    const [header, , signature] = answer.signature.split('.')
    const said = Buffer.from(JSON.stringify({ sha256: 'f'.repeat(64), version: 1 })).toString('base64url')
    await route.fulfill({ json: { ...answer, signature: `${header}.${said}.${signature}` } })
  })
  await choose('plan.json', json)
  await status.getByText('de handtekening hoort niet bij dit bestand').waitFor()
  await page.unroute('**/stand.json')
  await page.route('**/stand.json', async (route) => {
    const answer = await (await route.fetch()).json()
    const [header, payload, signature] = answer.signature.split('.') as string[]
    const turned = signature?.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))
    await route.fulfill({ json: { ...answer, signature: `${header}.${payload}.${turned}` } })
  })
  await page.reload()
  await choose('plan.json', json)
  await status.getByText('de handtekening hoort niet bij dit bestand').waitFor()
  // An unknown file is answered by 404, which the browser itself tells on its console.
  expect(complaints.filter((words) => !words.includes('404'))).toEqual([])
  await context.close()
}, 120_000)
