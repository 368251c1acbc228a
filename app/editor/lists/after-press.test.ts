// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { until } from '#tests/harness/until.ts'
import { afterPress, watchPresses } from './after-press.ts'

test('what leaving a field does waits for the end of a press, and for nothing else', async () => {
  watchPresses(document)
  const done: string[] = []
  afterPress(document, () => done.push('by keyboard'))
  expect(done).toEqual(['by keyboard'])

  const button = document.createElement('button')
  document.body.append(button)
  button.addEventListener('click', () => done.push('click'))
  const tell = (name: string) => button.dispatchEvent(new Event(name, { bubbles: true }))
  tell('mousedown')
  afterPress(document, () => done.push('after the press'))
  tell('mouseup')
  tell('click')
  expect(done).toEqual(['by keyboard', 'click'])
  await until('the press is over', () => done.length === 3)
  afterPress(document, () => done.push('again'))
  expect(done).toEqual(['by keyboard', 'click', 'after the press', 'again'])
})
