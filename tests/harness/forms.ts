/**
 * Fills in and sends the forms of a page as it came from the server, by what people see, without running its scripts:
 * a form that works here works on any phone.
 */
import { type HTMLElement, type HTMLFormElement, type HTMLInputElement, Window } from 'happy-dom'
import type { Answer, Person } from './person.ts'

export interface FilledForm {
  fill(label: string, value: string): FilledForm
  choose(label: string): FilledForm
  /** Sends it with this button. */
  submit(headers?: Record<string, string>): Promise<Answer>
  /** What would be sent. */
  readonly entries: [string, string][]
  readonly action: string
}

const words = (element: { textContent: string | null }) =>
  (element.textContent ?? '').replace(/\s+/g, ' ').trim()
const nameOf = (element: HTMLElement) => element.getAttribute('aria-label') ?? words(element)

export function documentOf(html: string) {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true, disableCSSFileLoading: true } })
  window.document.write(html)
  return window.document
}

/** The form with a button of this name, on the page at `path`. */
export function formWithButton(person: Person, page: Answer, path: string, button: string): FilledForm {
  const document = documentOf(page.text)
  const pressed = [...document.querySelectorAll('button')].find((each) => nameOf(each) === button)
  if (!pressed)
    throw new Error(
      `No button "${button}" on ${path} (${page.status}): ${words(document.body).slice(0, 500)}`,
    )
  const form = pressed.closest('form') as HTMLFormElement | null
  if (!form) throw new Error(`The button "${button}" is in no form`)

  const control = (label: string): HTMLInputElement => {
    const all = [...form.querySelectorAll('input, textarea, select')] as HTMLInputElement[]
    const found = all.find((each) => {
      if (each.getAttribute('aria-label') === label) return true
      const by = each.getAttribute('aria-labelledby')?.split(' ') ?? []
      const labelled = by.map((id) => words(document.getElementById(id) ?? { textContent: '' })).join(' ')
      if (labelled === label) return true
      const own = [...document.querySelectorAll(`label[for="${each.id}"]`), each.closest('label')].filter(
        (one) => one !== null,
      )
      return own.some((one) => words(one).startsWith(label))
    })
    if (!found) throw new Error(`No field "${label}" beside the button "${button}" on ${path}`)
    return found
  }
  const entries = (): [string, string][] => {
    const all = [...form.querySelectorAll('input, textarea, select')] as HTMLInputElement[]
    const sent = all
      .filter(
        (each) => each.name && !each.disabled && (!['checkbox', 'radio'].includes(each.type) || each.checked),
      )
      .map((each): [string, string] => [each.name, each.value])
    const name = pressed.getAttribute('name')
    return name ? [...sent, [name, pressed.getAttribute('value') ?? '']] : sent
  }
  const action = pressed.getAttribute('formaction') ?? form.getAttribute('action') ?? path

  const filled: FilledForm = {
    action,
    get entries() {
      return entries()
    },
    fill(label, value) {
      control(label).value = value
      return filled
    },
    choose(label) {
      control(label).checked = true
      return filled
    },
    submit(headers) {
      const target = new URL(action, `${person.origin}${path}`)
      if ((form.getAttribute('method') ?? 'get').toLowerCase() === 'get') {
        target.search = new URLSearchParams(entries()).toString()
        return person.get(`${target.pathname}${target.search}`, headers)
      }
      const fields: Record<string, string[]> = {}
      for (const [name, value] of entries()) fields[name] = [...(fields[name] ?? []), value]
      return person.post(`${target.pathname}${target.search}`, fields, headers)
    },
  }
  return filled
}
