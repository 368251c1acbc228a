/**
 * The load generator: a process of its own, on a core of its own. It opens the lines, lets everybody type, and says what
 * arrived where and when. The bench tells it when to begin, and reads the server's clocks when it says so.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { until } from '#tests/collaboration/until.ts'
import { Histogram } from './histogram.ts'
import type { FromGenerator, Seen, ToGenerator, Typed, TypingJob } from './job.ts'
import { type Room, Typist } from './typist.ts'
import { differences } from './verify.ts'

const CONNECT_AT_ONCE = 100
const CONNECT_WITHIN_MS = 30_000
const ARRIVE_WITHIN_MS = 15_000

const say = (message: FromGenerator) => process.send?.(message)
const listeners = new Map<string, () => void>()
const told = (kind: 'go' | 'stop') => new Promise<void>((resolve) => listeners.set(kind, resolve))

process.on('message', (message: ToGenerator) => {
  if (message.kind === 'type')
    run(message).then(
      () => process.disconnect?.(),
      (error: unknown) => {
        say({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
        process.disconnect?.()
      },
    )
  else listeners.get(message.kind)?.()
})

async function run(job: TypingJob): Promise<void> {
  const latencies = new Histogram()
  const again: Typist[] = []
  const counts = { keys: 0, deliveries: 0 }
  let saturating = false
  const onSeen = (sender: Typist, receiver: Typist, milliseconds: number) => {
    counts.deliveries++
    latencies.add(milliseconds)
    if (saturating && receiver.index === (sender.index + 1) % job.clients) again.push(sender)
  }
  const epoch = Math.floor(Math.random() * 0xfff)
  const rooms: Room[] = job.doors.map((door, number) => {
    const room: Room = { typists: [], epoch, onSeen }
    const clientId = (index: number) => epoch * 0x100000 + (number + 1) * 16 + index
    const make = (index: number) =>
      new Typist({
        room,
        index,
        clientId: clientId(index),
        port: job.port,
        door,
        protocol: job.protocol,
        clients: job.clients,
        record: index === 0 && !job.untilKilled,
      })
    openers.push(() => {
      for (let index = 0; index < job.clients; index++) room.typists.push(make(index))
    })
    return room
  })
  const all = await openAll(rooms, job)
  for (const typist of all) typist.begin()
  await until('every paragraph reached everybody', () => missing(rooms) === 0, ARRIVE_WITHIN_MS)
  const go = told('go')
  const stopped = told('stop')
  say({ kind: 'ready' })
  await go

  const press = (typist: Typist) => {
    counts.keys++
    typist.type()
    if (job.cursor) typist.showCursor()
  }
  const typing = job.keysPerSecond > 0 ? paced(all, job.keysPerSecond, press) : saturated()
  function saturated(): () => void {
    saturating = true
    for (let times = 0; times < job.window; times++) for (const typist of all) press(typist)
    let handle: NodeJS.Immediate
    const turn = () => {
      for (const typist of again.splice(0)) press(typist)
      handle = setImmediate(turn)
    }
    turn()
    return () => {
      saturating = false
      clearImmediate(handle)
    }
  }
  if (job.untilKilled) {
    await stopped
    typing()
    say({ kind: 'seen', seen: seenBy(rooms) })
    for (const { line } of all) line.cut()
    return
  }

  await wait(job.warm * 1_000)
  latencies.clear()
  Object.assign(counts, { keys: 0, deliveries: 0 })
  const waitingBefore = missing(rooms)
  const cpu = process.cpuUsage()
  const begun = performance.now()
  say({ kind: 'window' })
  await wait(job.seconds * 1_000)
  say({ kind: 'window-end' })
  const seconds = (performance.now() - begun) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  const typed: Typed = {
    seconds,
    keys: counts.keys,
    seen: counts.deliveries / (job.clients - 1),
    p50: latencies.at(0.5),
    p99: latencies.at(0.99),
    max: latencies.max,
    waitingBefore: waitingBefore / (job.clients - 1),
    waitingAfter: missing(rooms) / (job.clients - 1),
    generatorCpu: (user + system) / 1e6,
    problems: [],
  }
  typing()
  await until('every key reached everybody', () => missing(rooms) === 0, ARRIVE_WITHIN_MS).catch(
    (error: Error) => typed.problems.push(error.message),
  )
  typed.problems.push(...problemsOf(rooms))
  if (typed.problems.length === 0) typed.problems.push(...(await differences(rooms, job)))
  for (const { line } of all) line.cut()
  say({ kind: 'typed', typed })
}

/** Opens the lines of some rooms at a time: a server that is asked for all of them in one turn refuses some. */
async function openAll(rooms: readonly Room[], job: TypingJob): Promise<Typist[]> {
  const perTurn = Math.max(1, Math.floor(CONNECT_AT_ONCE / job.clients))
  for (let from = 0; from < rooms.length; from += perTurn) {
    for (const open of openers.slice(from, from + perTurn)) open()
    const opened = rooms.slice(from, from + perTurn).flatMap(({ typists }) => typists)
    const connected = () => {
      const refused = opened.find(({ code }) => code !== undefined)
      if (refused) throw new Error(`The server closed a line with ${refused.code}`)
      return opened.every(({ synced }) => synced)
    }
    await until('everybody is connected', connected, CONNECT_WITHIN_MS)
  }
  return rooms.flatMap(({ typists }) => typists)
}
const openers: (() => void)[] = []

/** Everybody types at the same speed, each at moments of their own. */
function paced(all: readonly Typist[], perSecond: number, press: (typist: Typist) => void): () => void {
  const order = [...all].sort(() => Math.random() - 0.5)
  const every = 1_000 / perSecond / order.length
  const begun = performance.now()
  let pressed = 0
  let timer: NodeJS.Timeout
  const turn = () => {
    const due = (performance.now() - begun) / every
    for (; pressed < due; pressed++) press(order[pressed % order.length] as Typist)
    timer = setTimeout(turn, 1)
  }
  turn()
  return () => clearTimeout(timer)
}

/** Keys that somebody has not seen yet, counted once for each who has not. */
function missing(rooms: readonly Room[]): number {
  let left = 0
  for (const { typists } of rooms)
    for (const receiver of typists)
      for (const sender of typists)
        if (sender !== receiver) left += sender.clock - (receiver.expected[sender.index] as number)
  return left
}

function problemsOf(rooms: readonly Room[]): string[] {
  const typists = rooms.flatMap((room) => room.typists)
  const gaps = typists.reduce((sum, { gaps }) => sum + gaps, 0)
  const closed = typists.filter(({ code }) => code !== undefined)
  return [
    ...(gaps > 0 ? [`${gaps} updates out of order or twice`] : []),
    ...(closed.length > 0 ? [`${closed.length} lines closed, the first with ${closed[0]?.code}`] : []),
  ]
}

/** What at least one other client had on its screen. */
function seenBy(rooms: readonly Room[]): Seen {
  return {
    clientIds: rooms.map(({ typists }) => typists.map(({ clientId }) => clientId)),
    clocks: rooms.map(({ typists }) =>
      typists.map((sender) =>
        Math.max(
          0,
          ...typists.map((receiver) =>
            receiver === sender ? 0 : (receiver.expected[sender.index] as number),
          ),
        ),
      ),
    ),
  }
}
