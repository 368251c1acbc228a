import { expect, test } from 'vitest'
import { drawQr } from './qr-code.server.ts'

test('a link becomes a square of modules with its three corners', () => {
  const { size, path } = drawQr(`https://plan.example/u/${'x'.repeat(43)}`)
  // Version 4 to 6 of the standard: 17 + 4 × version modules.
  expect([33, 37, 41]).toContain(size)
  for (const corner of ['M0 0h', `M${size - 1} 0h`, `M0 ${size - 1}h`]) expect(path).toContain(corner)
  expect(path).not.toContain(`M${size - 1} ${size - 1}h1v1h-1zM${size}`)
  expect(drawQr('https://plan.example/u/other').path).not.toBe(path)
})
