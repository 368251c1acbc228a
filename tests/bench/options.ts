/** `npm run bench -- …` */
import { parseArgs } from 'node:util'

export interface Options {
  only: Set<string> | null
  /** Names of candidates; null is all of them. */
  candidates: Set<string> | null
  repeats: number
  /** Length of one window, and of the typing before it, in seconds. */
  seconds: number
  warm: number
  /** Documents in the usual runs, and in the large ones; fewer only to try the bench itself. */
  rooms: number
  manyRooms: number
  /** Where the search for saturation ends. */
  mostRooms: number
  kills: number
  killsAtOnce: number
  edits: number
  idlePlans: number
  /** Sizes of the store, for growth. */
  growth: number[]
  /** Cores that others may keep busy in a window that counts. */
  foreign: number
  again: number
  quick: boolean
  out: string | null
  /** Put the table into docs/performance.md. */
  publish: boolean
  /** What is not begun by then is left out. */
  minutes: number
}

/** Without the server that keeps nothing and that nobody runs yet. */
const QUICK = 'ours,hocuspocus,y-websocket,relay,durable-relay'

export const HELP = `npm run bench -- [options]
  --only G1,G8        only these measures
  --candidates a,b    only these servers (ours, hocuspocus, y-websocket, y14, relay, durable-relay)
  --quick             short windows and fewer kills: at most twenty minutes
  --repeats N         3
  --seconds N         length of a window: 10, quick 3
  --kills N           100, quick 20
  --edits N           single-character edits of the long plan: 100000
  --growth 10,1000    plans in the store for G15; 100000 takes minutes to fill
  --foreign N         0.15: cores that others may use in a window that counts
  --rooms, --many     50 and 200 documents; --most 1600: where the search for saturation ends
  --publish           write the table into docs/performance.md
  --minutes N         what is not begun by then is left out, and named: 240, quick 20
  --out FOLDER        where the table goes: tests/bench/results
BENCH_PROFILES=FOLDER leaves a CPU profile of each server there; its figures do not count.`

export function readOptions(args: string[]): Options | null {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: {
      only: text,
      candidates: text,
      repeats: text,
      seconds: text,
      warm: text,
      rooms: text,
      many: text,
      most: text,
      kills: text,
      edits: text,
      idle: text,
      growth: text,
      minutes: text,
      foreign: text,
      again: text,
      out: text,
      quick: { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const { quick } = values
  const number = (given: string | undefined, usual: number) => {
    const read = given === undefined ? usual : Number(given)
    if (!Number.isFinite(read) || read < 0) throw new Error(`Not a number: ${given}`)
    return read
  }
  const names = (given: string | undefined) =>
    given ? new Set(given.split(',').map((name) => name.trim())) : null
  return {
    only: names(values.only?.toUpperCase()),
    candidates: names(values.candidates ?? (quick ? QUICK : undefined)),
    repeats: number(values.repeats, 3),
    seconds: number(values.seconds, quick ? 3 : 10),
    warm: number(values.warm, quick ? 1 : 3),
    rooms: number(values.rooms, 50),
    manyRooms: number(values.many, 200),
    mostRooms: number(values.most, 1_600),
    kills: number(values.kills, quick ? 20 : 100),
    killsAtOnce: quick ? 3 : 10,
    edits: number(values.edits, 100_000),
    idlePlans: number(values.idle, quick ? 150 : 400),
    growth: (values.growth ?? '10,1000').split(',').map(Number),
    foreign: number(values.foreign, 0.15),
    again: number(values.again, quick ? 1 : 3),
    quick,
    out: values.out ?? null,
    publish: values.publish,
    minutes: number(values.minutes, quick ? 20 : 240),
  }
}
