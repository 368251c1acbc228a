/** `npm run bench`: the product beside its peers, on this machine, one after the other. */

import type { Bench } from './measures/bench.ts'
import { measureGrowing } from './measures/growing.ts'
import { measureIdling } from './measures/idling.ts'
import { measureKilling } from './measures/killing.ts'
import { measureOpening } from './measures/opening.ts'
import { measurePage } from './measures/page.ts'
import { measurePaper } from './measures/paper.ts'
import { measureSaturating } from './measures/saturating.ts'
import { measureTyping } from './measures/typing.ts'
import { HELP, readOptions } from './options.ts'
import { write } from './report.ts'
import { Results } from './results.ts'
import { say } from './say.ts'
import { candidates } from './servers/candidates.ts'
import { installPeers } from './servers/peers.ts'

const MEASURES = [
  measureTyping,
  measurePage,
  measurePaper,
  measureOpening,
  measureKilling,
  measureIdling,
  measureGrowing,
  measureSaturating,
]

export async function main(args: string[]): Promise<void> {
  const options = readOptions(args)
  if (!options) return say(HELP)
  const missing = await installPeers()
  const chosen = candidates.filter(({ name }) => !options.candidates || options.candidates.has(name))
  const results = new Results()
  const bench: Bench = {
    options,
    results,
    candidates: chosen.filter(({ name }) => !missing[name]),
  }
  const begun = Date.now()
  let text = ''
  const left: string[] = []
  for (const measure of MEASURES) {
    if (Date.now() - begun > options.minutes * 60_000) {
      left.push(measure.name)
      continue
    }
    try {
      await measure(bench)
    } catch (error) {
      // One measure that cannot be taken here must not cost the others.
      say(`${measure.name}: ${error instanceof Error ? error.stack : String(error)}`)
    }
    text = write(bench, { args, missing, seconds: (Date.now() - begun) / 1_000 })
  }
  if (left.length > 0) say(`Left out after ${options.minutes} minutes: ${left.join(', ')}`)
  say(`\n${text}`)
}
