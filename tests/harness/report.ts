/** Writes the outcome of a run to the file that `npm test` reads for its closing lines. */
import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

const file = process.env.TEST_REPORT

export default class Report implements Reporter {
  private began = 0

  onTestRunStart() {
    this.began = performance.now()
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]) {
    if (!file) return
    const files = { passed: 0, failed: 0, skipped: 0 }
    const skipped: { name: string; reason: string | null }[] = []
    const secondTry: string[] = []
    const outside = errors.map((error) => error.message)
    let passed = 0
    let failed = 0
    for (const module of modules) {
      const state = module.state()
      files[state === 'failed' || state === 'skipped' ? state : 'passed'] += 1
      // A file that could not be loaded has no tests, and must not pass as none.
      for (const error of module.errors()) outside.push(`${module.relativeModuleId}: ${error.message}`)
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (test.diagnostic()?.flaky) secondTry.push(test.fullName)
        if (result.state === 'passed') passed += 1
        else if (result.state === 'failed') failed += 1
        else skipped.push({ name: test.fullName, reason: ('note' in result && result.note) || null })
      }
    }
    failed += outside.length
    const seconds = (performance.now() - this.began) / 1000
    writeFileSync(
      file,
      JSON.stringify({ files, passed, failed, skipped, secondTry, errors: outside, seconds }),
    )
  }
}
