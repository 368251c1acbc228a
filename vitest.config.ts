/**
 * Three kinds of tests, each after the other: `unit` beside the sources, `system` against the real server over HTTP
 * and WebSocket, `browser` with real browsers. Apart from vite.config.ts, because React Router's plugin and Vitest do
 * not go together.
 */
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Every file of these starts a server, and a browser for some: more at once only makes each of them slow. */
const atOnce = Math.max(2, Math.min(4, Math.floor(availableParallelism() / 2)))

/** For a machine that hesitates. The closing lines name each test that needed it, and a named one is to be repaired. */
const retry = process.env.CI ? 1 : 0

const setupFiles = ['tests/harness/no-console.ts']

export default defineConfig({
  resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
  test: {
    reporters: ['default', './tests/harness/report.ts'],
    allowOnly: false,
    passWithNoTests: false,
    // A deadline for a loaded machine, as in tests/harness/until.ts.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{app,db,plan,server,plan-templates}/**/*.test.{ts,tsx}',
            'scripts/*.test.mjs',
            'tests/*.test.ts',
            'tests/harness/**/*.test.ts',
          ],
          environment: 'node',
          setupFiles,
          css: false,
          testTimeout: 20_000,
          hookTimeout: 20_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['tests/*/**/*.test.ts'],
          exclude: ['tests/{harness,browser,accessibility}/**'],
          setupFiles,
          maxWorkers: atOnce,
          retry,
          // A deadline, not an expectation: some walk every page as many people.
          testTimeout: 180_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/{browser,accessibility}/**/*.test.ts'],
          setupFiles,
          maxWorkers: atOnce,
          retry,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
