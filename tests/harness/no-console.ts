/** Noise is failure: a test that makes anything write to the console fails, and says what was written. */
import { format } from 'node:util'
import { afterEach, beforeEach } from 'vitest'

const METHODS = ['debug', 'info', 'log', 'warn', 'error', 'trace'] as const
const written: string[] = []

for (const method of METHODS) {
  console[method] = (...words: unknown[]) => {
    written.push(`console.${method}: ${format(...words)}`)
  }
}

beforeEach(() => {
  written.length = 0
})

afterEach(() => {
  if (written.length > 0) throw new Error(`Something wrote to the console:\n${written.splice(0).join('\n')}`)
})
