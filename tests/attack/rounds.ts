/**
 * Rounds of an attack, each from one seed. In `npm test` the pinned seeds and a few more; in `npm run attack` new ones for as
 * long as its part of the time lasts. A seed that failed is named in the error: pin it in `seeds.json`.
 */
import { appendFileSync } from 'node:fs'
import pinned from './seeds.json' with { type: 'json' }

export type Part = keyof typeof pinned

/** Minutes of the whole attack; 0 in `npm test`. */
const MINUTES = Number(process.env.ATTACK_MINUTES ?? 0)
const FIRST_SEED = Number(process.env.ATTACK_SEED ?? Date.now() % 1_000_000_000)
export const isLong = MINUTES > 0

/** A test with so large a share of the time may take this long, machine trouble included. */
export const timeoutOf = (share: number): number => 120_000 + MINUTES * 60_000 * (share + 0.3)

export interface Rounds {
  part: Part
  /** Of the minutes. */
  share: number
  /** How many seeds besides the pinned ones `npm test` tries. */
  short: number
  /** What it did, to add up. */
  round(seed: number): Promise<Record<string, number>>
}

/** Adds up what rounds did: names that begin with "most" keep the largest, the others the sum. */
export async function runRounds({ part, share, short, round }: Rounds): Promise<Record<string, number>> {
  const did: Record<string, number> = { rounds: 0 }
  const once = async (seed: number) => {
    try {
      for (const [name, value] of Object.entries(await round(seed)))
        did[name] = name.startsWith('most') ? Math.max(did[name] ?? 0, value) : (did[name] ?? 0) + value
      did.rounds = (did.rounds ?? 0) + 1
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new Error(`${part}, seed ${seed} (pin it in tests/attack/seeds.json): ${why}`, { cause: error })
    }
  }
  for (const seed of pinned[part]) await once(seed)
  const end = performance.now() + MINUTES * 60_000 * share
  for (let index = 0; isLong ? performance.now() < end : index < short; index += 1)
    await once(isLong ? FIRST_SEED + index : 1 + index)
  note(part, did)
  return did
}

/** For the last lines of `npm run attack`. */
export function note(part: string, did: Record<string, number>): void {
  if (process.env.ATTACK_REPORT)
    appendFileSync(process.env.ATTACK_REPORT, `${JSON.stringify({ part, ...did })}\n`)
}
