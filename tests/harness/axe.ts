/** axe on a page, at the widths and in the schemes that the requirements name. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

export const WIDTHS = [320, 390, 1280] as const
export const SCHEMES = ['light', 'dark'] as const

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds now, a line for each element, so that a failing test says what to repair. */
export async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} (${rule.help})`),
  )
}

/** Runs `check` at every width in both schemes, the page as it stands. */
export async function everyLook(
  page: Page,
  check: (look: { width: number; scheme: 'light' | 'dark' }) => Promise<void>,
): Promise<void> {
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    for (const width of WIDTHS) {
      // As high as the page is: what a bar at the edge of the screen covers for a moment is no finding.
      await page.setViewportSize({ width, height: 844 })
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      await page.setViewportSize({ width, height: Math.max(844, Math.min(height + 200, 12_000)) })
      await page.evaluate(() =>
        Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null))),
      )
      await check({ width, scheme })
    }
  }
}
