/** G13: the plan page on a slow telephone: a quarter of this processor. */
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright-core'
import type * as Y from 'yjs'
import { addAgreement, addPerson, assign } from '#plan/commands.ts'
import { askForSection } from '#plan/section-commands.ts'
import type { Template } from '#plan/template.ts'
import { watch } from '../cpu.ts'
import { pageWeights, weightTable } from '../page-weight.ts'
import { add } from '../results.ts'
import { say } from '../say.ts'
import { seed } from '../seed.ts'
import type { Candidate } from '../servers/candidates.ts'
import { attempt, type Bench, newFolder, wants } from './bench.ts'

const SLOWER = 4
const AGREEMENTS = 40
const KEYS = 60
const CLIENT = new URL('../../../build/client/', import.meta.url).pathname
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']

export async function measurePage(bench: Bench): Promise<void> {
  const ours = bench.candidates.find(({ name }) => name === 'ours')
  if (!ours || !wants(bench, 'G13')) return
  say(weightTable(pageWeights(CLIENT)))
  await attempt(
    'the page',
    (why) => {
      bench.results.row('G13', 'the plan page', '', '').missing.ours = why
    },
    () => inBrowser(bench, ours),
  )
}

/** Nine sections or more, and forty agreements. */
export function filledPlan(doc: Y.Doc, template: Template): void {
  for (const { id } of template.sections) askForSection(doc, id)
  const place = template.sections.find(({ fields }) => fields.some(({ kind }) => kind === 'agreements'))
  const people = ['oma Tineke', 'Samira', 'meester Joost'].map((name) => addPerson(doc, { name }))
  for (let number = 0; number < AGREEMENTS; number++) {
    const id = addAgreement(doc, place?.id ?? 'afspraken', `Oma haalt Sem in week ${number + 1} van school.`)
    assign(doc, id, people[number % people.length] as string)
  }
}

async function inBrowser(bench: Bench, ours: Candidate): Promise<void> {
  const { options, results } = bench
  const row = (measure: string, unit: string, target = '') => results.row('G13', measure, unit, target)
  const folder = newFolder()
  const [plan] = await seed(folder, { plans: 1, write: filledPlan })
  if (!plan) throw new Error('No plan was made')
  const server = await ours.start(folder)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  })
  try {
    const origin = `http://127.0.0.1:${server.port}`
    for (let repeat = 0; repeat < options.repeats; repeat++) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'nl-NL' })
      const [name = '', value = ''] = (plan.cookies[0] as string).split('=')
      await context.addCookies([{ name, value, url: origin }])
      const page = await context.newPage()
      const slow = await context.newCDPSession(page)
      await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
      const scripts: Promise<number>[] = []
      listenTo(page, scripts)
      const quiet = watch()
      await new Promise((resolve) => setTimeout(resolve, 300))
      const { foreign } = quiet()
      await page.goto(`${origin}${plan.page}`)
      const field = page.locator('[contenteditable=true]').first()
      await field.waitFor({ timeout: 60_000 })
      const ready = await page.evaluate(() => performance.now())
      const paint = await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      )
      const keys = await typeInto(page, field)
      const script = kilobytes(await Promise.all(scripts))
      const put = (measure: string, value: number, unit: string, target = '') =>
        add(row(measure, unit, target), 'ours', value, foreign, options.foreign)
      put(`first paint, ${SLOWER} × slower processor`, paint, 'ms')
      put('ready to type', ready, 'ms')
      put('key to paint, p95', keys, 'ms', '≤ 50 ms')
      put('JS of the plan page', script, 'kB gz', '≤ 250')
      scripts.length = 0
      const home = await browser.newPage()
      listenTo(home, scripts)
      await home.goto(origin, { waitUntil: 'networkidle' })
      put('JS of the first page', kilobytes(await Promise.all(scripts)), 'kB gz', '≤ 90')
      await home.close()
      await context.close()
    }
  } finally {
    await browser.close()
    await server.kill()
  }
}

/** What each script that comes weighs, compressed as gzip can. */
function listenTo(page: Page, scripts: Promise<number>[]): void {
  page.on('response', (response) => {
    if (!/\.js(\?|$)/.test(response.url())) return
    scripts.push(
      response.body().then(
        (body) => gzipSync(body, { level: 9 }).length,
        () => 0,
      ),
    )
  })
}

const kilobytes = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0) / 1024

async function typeInto(page: Page, field: ReturnType<Page['locator']>): Promise<number> {
  await field.click({ timeout: 60_000 })
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          // A message is handled after the frame was drawn.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => times.push(performance.now() - event.timeStamp)
          port2.postMessage(0)
        })
      },
      { capture: true },
    )
  })
  await page.keyboard.type('Wij eten elke zondag samen bij oma en dan vertelt iedereen hoe.'.slice(0, KEYS), {
    delay: 120,
  })
  await page.waitForFunction(
    (keys) => (window as unknown as { keyTimes: number[] }).keyTimes.length >= keys,
    KEYS,
  )
  const times = await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes)
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] as number
}
