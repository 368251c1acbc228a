import { expect, it } from 'vitest'
import { undoKey } from './use-undo-keys.ts'

const key = (
  name: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => undoKey({ key: name, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })

it('E6: undo needs a modifier key', () => {
  expect(key('z')).toBeNull()
  expect(key('z', { ctrlKey: true })).toBe('undo')
  expect(key('z', { metaKey: true })).toBe('undo')
  expect(key('Z', { ctrlKey: true, shiftKey: true })).toBe('redo')
  expect(key('y', { ctrlKey: true })).toBe('redo')
  expect(key('z', { ctrlKey: true, altKey: true })).toBeNull()
})
