/** `npm run bench:seed -- --plans N`: an empty data folder becomes one that a load tool can be pointed at. */
import { existsSync, readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { say } from './say.ts'
import { seed } from './seed.ts'

const HELP = `DATA_DIR=/tmp/load npm run bench:seed -- --plans 50 [--people 8]
Fills an empty DATA_DIR, and writes a line of JSON per plan: its page, its socket (the address for a y-websocket client; &ack=1
adds the acknowledgements) and the cookies of its participants. A socket also needs an Origin: the address of the server.
Start the server on the same DATA_DIR with wider limits (docs/operators/settings.md): LIMIT_CONNECTIONS_PER_ADDRESS,
LIMIT_ARRIVING_PER_ADDRESS, LIMIT_CONNECTIONS_PER_BROWSER, LIMIT_UPDATES_PER_SECOND.`

/** Never among families' plans: only a folder without a store, and only one that was named. */
export async function main(args: string[], env: Record<string, string | undefined>): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      plans: { type: 'string' },
      people: { type: 'string', default: '8' },
      help: { type: 'boolean', default: false },
    },
  })
  const plans = Number(values.plans)
  const people = Number(values.people)
  const folder = env.DATA_DIR
  const isAsked = Number.isInteger(plans) && plans > 0 && people >= 1 && people <= 8
  if (values.help || !folder || !isAsked) {
    say(HELP)
    return values.help ? 0 : 2
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    say(`${folder} is not empty, and stays as it is.`)
    return 1
  }
  for (const plan of await seed(folder, { plans, people })) process.stdout.write(`${JSON.stringify(plan)}\n`)
  return 0
}
