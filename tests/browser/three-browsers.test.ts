/**
 * Three browsers write in one plan for two minutes. One is cut off and comes back; the server is killed with -9 in
 * between, and started again. Nothing that any of them saw as saved, or saw from another, is missing afterwards, and all
 * three show the same plan.
 *
 * `WRITING_SECONDS` makes it shorter while working on it.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sharedBrowser, type Visitor, visitor } from '#tests/harness/browser.ts'
import { testServer } from '#tests/harness/server.ts'
import {
  inviteOnScreen,
  joinOnScreen,
  savedState,
  startPlanOnScreen,
  waitForSaved,
} from '#tests/harness/steps.ts'
import { until } from '#tests/harness/until.ts'

const WRITING_MS = Number(process.env.WRITING_SECONDS ?? 120) * 1000

const FIELDS = ['Wat willen jullie samen oplossen?'] as const
const browsers = sharedBrowser()

interface Writer extends Visitor {
  name: string
  /** Words of one's own that stood on the screen while it said that everything is saved. */
  saved: Set<string>
  /** Words of others that stood on this screen. */
  seen: Set<string>
  typed: string[]
}

const fieldOf = (page: Page) => page.getByRole('textbox', { name: FIELDS[0] })
const MARK = /\b(?:petra|tineke|karim)-\d+\b/g
/** The lines as text, without what the editor itself puts in for carets. */
const linesOn = async (page: Page) =>
  (await fieldOf(page).locator('p').allTextContents()).map((line) =>
    line.replace(/[\u200b\u2060\ufeff]/g, ''),
  )
const marksOn = async (page: Page) => (await linesOn(page)).join('\n').match(MARK) ?? []

/**
 * What the page shows at one moment, saved state and text together: read apart, the text could be of a later moment than the
 * state that is to vouch for it.
 */
async function look(writer: Writer): Promise<void> {
  const state = savedState(writer.page)
  const shown = await writer.page.evaluate(
    ([stateElement, fieldElement]) => ({
      state: stateElement?.textContent ?? '',
      text: fieldElement?.textContent ?? '',
    }),
    [await state.elementHandle(), await fieldOf(writer.page).elementHandle()] as const,
  )
  const marks = shown.text.match(MARK) ?? []
  for (const mark of marks) {
    if (!mark.startsWith(writer.name)) writer.seen.add(mark)
    else if (shown.state.includes('Alles is bewaard')) writer.saved.add(mark)
  }
}

/** Everybody writes in a line of their own: two people in one word would tear each other's marks apart, rightly so. */
async function takeLine(writer: Writer, isFirst: boolean): Promise<void> {
  await fieldOf(writer.page).click()
  await writer.page.keyboard.press('Control+End')
  if (!isFirst) await writer.page.keyboard.press('Enter')
  await writer.page.keyboard.type(`${writer.name}:`)
  await waitForSaved(writer.page)
}

async function writeUntil(writer: Writer, end: number): Promise<void> {
  while (performance.now() < end) {
    // R-B42: whatever others write, the caret stays where this person put it.
    expect(await fieldOf(writer.page).evaluate((field) => field.contains(document.activeElement))).toBe(true)
    const mark = `${writer.name}-${writer.typed.length}`
    await writer.page.keyboard.type(` ${mark} `, { delay: 15 })
    writer.typed.push(mark)
    await look(writer)
    await look(writer)
  }
}

test(
  'R-B11: three browsers, one cut off, the server killed: nothing that was seen as saved, or seen from another, is missing',
  async () => {
    const server = await testServer()
    const first = await visitor(browsers.browser, server.origin)
    await startPlanOnScreen(first.page)
    const links = [
      await inviteOnScreen(first.page, 'Oma Tineke'),
      await inviteOnScreen(first.page, 'Karim', 'facilitator'),
    ]
    const others = await Promise.all(
      links.map(async (link) => {
        const each = await visitor(browsers.browser, server.origin)
        await joinOnScreen(each.page, link)
        return each
      }),
    )
    const writers: Writer[] = [first, ...others].map((each, index) => ({
      ...each,
      name: ['petra', 'tineke', 'karim'][index] ?? '',
      saved: new Set<string>(),
      seen: new Set<string>(),
      typed: [],
    }))
    for (const [index, writer] of writers.entries()) {
      await fieldOf(writer.page).waitFor()
      if (index > 0)
        await fieldOf(writer.page)
          .filter({ hasText: `${writers[index - 1]?.name}:` })
          .waitFor()
      await takeLine(writer, index === 0)
    }

    const began = performance.now()
    const at = (part: number) =>
      until('the moment comes', () => performance.now() - began > WRITING_MS * part, WRITING_MS)
    const cutOff = writers[1] as Writer
    const disturb = async () => {
      await at(0.25)
      await cutOff.context.setOffline(true)
      await at(0.45)
      await cutOff.context.setOffline(false)
      await at(0.6)
      await server.kill()
      await server.start()
    }
    await Promise.all([disturb(), ...writers.map((writer) => writeUntil(writer, began + WRITING_MS))])

    // All of them come to rest, on the same words.
    await Promise.all(writers.map(({ page }) => waitForSaved(page, 60_000)))
    const wanted = new Set(writers.flatMap(({ typed }) => typed))
    await until(
      'everybody shows everything',
      async () =>
        (await Promise.all(writers.map(({ page }) => marksOn(page)))).every(
          (marks) => new Set(marks).size === wanted.size,
        ),
      30_000,
    )
    const texts = await Promise.all(writers.map(async ({ page }) => (await linesOn(page)).join('\n')))
    expect(new Set(texts).size).toBe(1)

    // And so does somebody who comes later, from a server that was killed once more.
    await server.kill()
    await server.start()
    const later = await first.context.newPage()
    await later.goto(first.page.url())
    await fieldOf(later).filter({ hasText: 'petra-0' }).waitFor()
    const marks = new Set(await marksOn(later))
    for (const { name, saved, seen } of writers) {
      expect([name, [...saved].filter((mark) => !marks.has(mark))]).toEqual([name, []])
      expect([name, [...seen].filter((mark) => !marks.has(mark))]).toEqual([name, []])
      // The test would prove nothing if nobody had ever seen anything.
      expect(saved.size).toBeGreaterThan(3)
      expect(seen.size).toBeGreaterThan(3)
    }
    expect(marks.size).toBe(wanted.size)
  },
  WRITING_MS + 240_000,
)
