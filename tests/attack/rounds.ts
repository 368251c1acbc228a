/**
 * Rounds of an attack, each from one seed. In `npm test` the pinned seeds and a few more; in `npm run attack` new ones for as
 * long as its part of the time lasts. A seed that failed is named in the error: pin it in `seeds.json`.
 */
import { appendFileSync } from 'node:fs'
import pinned from './seeds.json' with { type: 'json' }

export type Part = keyof typeof pinned

/** Minutes of the whole attack; 0 in `npm test`. */
export const minutes = Number(process.env.ATTACK_MINUTES ?? 0)
const FIRST_SEED = Number(process.env.ATTACK_SEED ?? Date.now() % 1_000_000_000)
export const isLong = minutes > 0

/** A test with so large a share of the time may take this long, machine trouble included. */
export const timeoutOf = (share: number): number => 120_000 + minutes * 60_000 * share + slackOf(share)

/** How much longer a part may take than its share, to do what it must on a machine that is busy. */
const slackOf = (share: number): number => minutes * 60_000 * Math.max(share, 0.1)

export interface Rounds {
  part: Part
  /** Of the minutes. */
  share: number
  /** How many seeds besides the pinned ones `npm test` tries. */
  short: number
  /** Rounds at the same time, in processes of their own. */
  atOnce?: number
  /** What ten minutes must have done at least: a slow machine goes on for longer. */
  atLeast?: Record<string, number>
  /** What it did, to add up. */
  round(seed: number): Promise<Record<string, number>>
}

/** Adds up what rounds did: names that begin with "most" keep the largest, the others the sum. */
export async function runRounds(rounds: Rounds): Promise<Record<string, number>> {
  const { part, share, short, round, atOnce = 1, atLeast = {} } = rounds
  const did: Record<string, number> = { rounds: 0 }
  const once = async (seed: number) => {
    try {
      for (const [name, value] of Object.entries(await round(seed)))
        did[name] = name.startsWith('most') ? Math.max(did[name] ?? 0, value) : (did[name] ?? 0) + value
      did.rounds = (did.rounds ?? 0) + 1
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      finding(part, seed, why)
      throw new Error(`${part}, seed ${seed} (pin it in tests/attack/seeds.json): ${why}`, { cause: error })
    }
  }
  const began = performance.now()
  const time = minutes * 60_000 * share
  const isEnough = () =>
    performance.now() > began + time &&
    (performance.now() > began + time + slackOf(share) ||
      Object.entries(atLeast).every(([name, least]) => (did[name] ?? 0) >= (least * minutes) / 10))
  let index = 0
  const nextNew = () => {
    if (isLong ? isEnough() : index >= short) return undefined
    index += 1
    return isLong ? FIRST_SEED + index - 1 : index
  }
  const seeds = [...pinned[part]]
  const oneAfterTheOther = async () => {
    for (let seed = seeds.shift() ?? nextNew(); seed !== undefined; seed = seeds.shift() ?? nextNew())
      await once(seed)
  }
  await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther))
  note(part, { firstSeed: FIRST_SEED, ...did, seconds: Math.round((performance.now() - began) / 1000) })
  return did
}

function finding(part: string, seed: number, why: string): void {
  if (process.env.ATTACK_REPORT)
    appendFileSync(
      process.env.ATTACK_REPORT,
      `${JSON.stringify({ part, seed, finding: why.split('\n')[0] })}\n`,
    )
}

/** For the last lines of `npm run attack`. */
export function note(part: string, did: Record<string, number>): void {
  if (process.env.ATTACK_REPORT)
    appendFileSync(process.env.ATTACK_REPORT, `${JSON.stringify({ part, ...did })}\n`)
}
