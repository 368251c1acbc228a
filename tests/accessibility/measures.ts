/** What a page measures, in the page itself. */
import type { Page } from 'playwright-core'

/** Elements that make the page wider than the screen. */
export const widerThanScreen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 8)
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} → ${Math.round(element.getBoundingClientRect().right)} of ${clientWidth}`,
      )
  })

export interface Stop {
  name: string
  /** The element at its middle is itself or within it. */
  visible: boolean
  /** It looks different from when it has no focus. */
  outlined: boolean
}

/** Walks the page with Tab until it comes round. */
export async function tabStops(page: Page, most = 150): Promise<Stop[]> {
  await page.evaluate(() => {
    window.scrollTo(0, 0)
    ;(document.activeElement as HTMLElement | null)?.blur()
  })
  const stops: Stop[] = []
  for (let index = 0; index < most; index += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      if (!element || element === document.body) return null
      if (element.dataset.walked) return 'round'
      element.dataset.walked = 'yes'
      const box = element.getBoundingClientRect()
      const atMiddle = document.elementFromPoint(
        Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
        Math.min(Math.max(box.top + Math.min(box.height / 2, 40), 0), innerHeight - 1),
      )
      // A native radio or checkbox may be drawn by its label.
      const own = [
        element,
        element.closest('label'),
        ...document.querySelectorAll(`label[for="${CSS.escape(element.id || '-')}"]`),
      ]
      const visible =
        atMiddle !== null && own.some((one) => one && (one.contains(atMiddle) || atMiddle.contains(one)))
      const look = (one: Element) => {
        const style = getComputedStyle(one)
        return {
          outline: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
          shadow: style.boxShadow !== 'none',
        }
      }
      const around = [
        ...own.filter((one) => one !== null),
        element.parentElement,
        element.nextElementSibling,
      ].filter((one) => one !== null && one !== undefined)
      const outlined = around.some((one) => look(one).outline || look(one).shadow)
      const name = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`
      return { name, visible, outlined }
    })
    if (stop === 'round' || stop === null) {
      if (stops.length > 0) return stops
      continue
    }
    stops.push(stop)
  }
  throw new Error(`The keyboard does not come round in ${most} stops; the last was ${stops.at(-1)?.name}`)
}

export const coveredStops = (stops: readonly Stop[]): string[] =>
  stops.filter((stop) => !stop.visible).map((stop) => stop.name)

/** Buttons, fields and stand-alone links smaller than `size` in either direction. */
export const smallTargets = (page: Page, size: number): Promise<string[]> =>
  page.evaluate((least) => {
    const TARGETS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=textbox]'
    const inSentence = (element: Element) => {
      if (element.tagName !== 'A') return false
      const parent = element.closest('p, li, dd, td, figcaption, footer, small')
      return parent !== null && (parent.textContent ?? '').trim() !== (element.textContent ?? '').trim()
    }
    /** How much of a line through the middle answers for the element: a drawn-out label counts, a neighbour does not. */
    const reach = (element: Element, labels: readonly Element[]) => {
      const middle = labels[0] ?? element
      middle.scrollIntoView({ block: 'center' })
      const box = middle.getBoundingClientRect()
      const [x, y] = [box.left + Math.min(box.width / 2, 60), box.top + box.height / 2]
      const answers = (left: number, top: number) => {
        const hit = document.elementFromPoint(left, top)
        return hit !== null && [element, ...labels].some((one) => one.contains(hit))
      }
      const run = (dx: number, dy: number) => {
        let length = 0
        while (length < least && answers(x + dx * (length + 1), y + dy * (length + 1))) length += 1
        return length
      }
      return { width: run(-1, 0) + run(1, 0) + 1, height: run(0, -1) + run(0, 1) + 1 }
    }
    return [...document.querySelectorAll(TARGETS)]
      .filter((element) => (element as HTMLElement).checkVisibility({ visibilityProperty: true }))
      .filter((element) => !inSentence(element) && !element.closest('[aria-hidden=true], [inert]'))
      .flatMap((element) => {
        const box = element.getBoundingClientRect()
        // Moved off the screen until it has the focus, such as a skip link.
        if (box.bottom <= 0 || box.right <= 0 || box.width <= 1) return []
        const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : []
        const isChoice = element.matches('[type=radio], [type=checkbox]')
        const { width, height } = isChoice ? reach(element, labels) : box
        if (width >= least - 1 && height >= least - 1) return []
        const name =
          (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() ||
          element.getAttribute('name')
        return [
          `${element.tagName.toLowerCase()} "${name?.slice(0, 40)}" ${Math.round(width)}×${Math.round(height)}`,
        ]
      })
  }, size)
