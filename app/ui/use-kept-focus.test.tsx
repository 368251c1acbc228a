// @vitest-environment happy-dom
import { act, useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { useKeptFocus } from './use-kept-focus.ts'

function Group({ hasButton }: { hasButton: boolean }) {
  const box = useRef<HTMLDivElement>(null)
  useKeptFocus(box)
  return (
    <div ref={box}>
      <h2>Oma haalt Noor op</h2>
      {hasButton && <button type="button">Terugnemen</button>}
    </div>
  )
}

beforeAll(() => void vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true))
afterAll(() => void vi.unstubAllGlobals())

test('what had the focus is gone: the heading of its group has it; the focus of elsewhere stays', async () => {
  const page = document.body.appendChild(document.createElement('div'))
  const elsewhere = document.body.appendChild(document.createElement('button'))
  const root = createRoot(page)
  const show = (hasButton: boolean) => act(async () => root.render(<Group hasButton={hasButton} />))
  await show(true)
  await act(async () => page.querySelector('button')?.focus())
  await show(false)
  expect(document.activeElement?.textContent).toBe('Oma haalt Noor op')
  await show(true)
  await act(async () => page.querySelector('button')?.focus())
  await act(async () => elsewhere.focus())
  await show(false)
  expect(document.activeElement).toBe(elsewhere)
  await act(async () => root.unmount())
})
