/** G6: what another screen had shown is still there after the process was ended at once. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { until } from '#tests/collaboration/until.ts'
import { typeUntilKilled } from '../load/generators.ts'
import type { Door, Seen } from '../load/job.ts'
import { Visit } from '../load/visit.ts'
import { add } from '../results.ts'
import type { Candidate } from '../servers/candidates.ts'
import { freePort, type Running } from '../servers/running.ts'
import { attempt, type Bench, newFolder, scratch, wants, withServer } from './bench.ts'

const QUIET = { rooms: 1, clients: 4, keysPerSecond: 10, window: 0 }
const FULL = { rooms: 20, clients: 8, keysPerSecond: 0, window: 4 }
const ANSWER_WITHIN_MS = 10_000

export async function measureKilling(bench: Bench): Promise<void> {
  if (!wants(bench, 'G6')) return
  const { options, results } = bench
  const target = '0'
  const quiet = results.row(
    'G6',
    `edits gone of those another client saw, ${options.kills} kills at 4 × 10 keys/s`,
    '%',
    target,
  )
  const full = results.row('G6', `the same, ${options.killsAtOnce} kills at saturation`, '%', target)
  for (const candidate of bench.candidates.filter(({ stores, keepsDocuments }) => stores && keepsDocuments)) {
    // The peers lose everything since their last save; a few kills show it.
    const times = candidate.name === 'ours' ? options.kills : Math.max(3, Math.round(options.kills / 10))
    for (const [row, load, kills] of [
      [quiet, QUIET, times],
      [full, FULL, candidate.name === 'ours' ? options.killsAtOnce : Math.min(3, options.killsAtOnce)],
    ] as const) {
      if (kills === 0) continue
      await attempt(
        `${candidate.name}, ${kills} kills`,
        (why) => {
          row.missing[candidate.name] = why
        },
        async () => {
          const { seen, gone } = await kill(candidate, load, kills)
          add(row, candidate.name, (gone / seen) * 100, 0, 1)
          row.notes.push(`${candidate.name}: ${gone} of ${seen} seen edits gone after ${kills} kills`)
        },
        60_000 + kills * 15_000,
      )
    }
  }
  await countSyncs(bench)
}

/** The same folder and port all the time, as for a machine that loses its power again and again. */
async function kill(
  candidate: Candidate,
  load: typeof QUIET,
  kills: number,
): Promise<{ seen: number; gone: number }> {
  const folder = newFolder(scratch)
  if (candidate.name !== 'ours') mkdirSync(folder, { recursive: true })
  const doors = await candidate.prepare(folder, load.rooms)
  const port = await freePort()
  let server = await candidate.start(folder, port)
  const sum = { seen: 0, gone: 0 }
  try {
    for (let time = 0; time < kills; time++) {
      const job = {
        kind: 'type' as const,
        protocol: candidate.protocol,
        port,
        doors,
        warm: 0,
        seconds: 0,
        cursor: false,
        verify: false,
        ...load,
      }
      const moment = 200 + Math.random() * 400
      const seen = await typeUntilKilled(job, moment, () => server.kill())
      server = await candidate.start(folder, port)
      const found = await goneFrom(candidate, server, doors, seen)
      sum.seen += found.seen
      sum.gone += found.gone
    }
    return sum
  } finally {
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Somebody new opens each document; of each client it must hold as much as others had seen. */
async function goneFrom(candidate: Candidate, server: Running, doors: Door[], seen: Seen) {
  const sum = { seen: 0, gone: 0 }
  for (const [room, door] of doors.entries()) {
    const visit = new Visit(server.port, door, candidate.protocol)
    const gone = () => {
      const { store } = visit.take()
      return (seen.clientIds[room] ?? []).reduce(
        (left, id, index) => left + Math.max(0, (seen.clocks[room]?.[index] ?? 0) - Y.getState(store, id)),
        0,
      )
    }
    await until('the document opened after the kill', () => visit.isAnswered, ANSWER_WITHIN_MS)
    // One server answers with an empty document first, and sends what it has some moments later.
    for (const patience = performance.now() + 500; gone() > 0 && performance.now() < patience; )
      await wait(10)
    sum.gone += gone()
    sum.seen += (seen.clocks[room] ?? []).reduce((all, clock) => all + clock, 0)
    visit.close()
  }
  return sum
}

/** Single keys, one after the other, while the system calls of our server are written down. */
async function countSyncs(bench: Bench): Promise<void> {
  const ours = bench.candidates.find(({ name }) => name === 'ours')
  const row = bench.results.row(
    'G6',
    'frames sent to others or acknowledged before the sync of their edit, by strace',
    'frames',
    '0',
  )
  if (!ours) return
  const strace = ['/usr/bin/strace', '/bin/strace'].find((path) => existsSync(path))
  if (!strace) {
    row.missing.ours = 'strace is not installed'
    return
  }
  await attempt(
    'ours, system calls',
    (why) => {
      row.missing.ours = why
    },
    () =>
      withServer(ours, 1, async (server, doors) => {
        const file = join(scratch, 'strace.txt')
        const [door] = doors as [Door]
        const writer = new Visit(server.port, door, ours.protocol)
        const reader = new Visit(server.port, door, ours.protocol, 1)
        await until('both are in', () => writer.isAnswered && reader.isAnswered, 20_000)
        await wait(500)
        const tracer = spawn(
          strace,
          [
            '-f',
            '-y',
            '-e',
            'trace=read,write,writev,fdatasync,fsync',
            '-e',
            'signal=none',
            '-s',
            '0',
            '-o',
            file,
            '-p',
            String(server.pid),
          ],
          { stdio: 'ignore' },
        )
        await wait(1_500)
        if (tracer.exitCode !== null) throw new Error('strace may not attach here')
        const keys = 50
        let sent = 0
        writer.take().on('update', (update: Uint8Array) => {
          sent++
          writer.send(update)
        })
        const text = new Y.XmlText()
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [text])
        writer.doc.getXmlFragment('text:wat-gaat-goed').insert(0, [paragraph])
        await until('the paragraph is saved', () => writer.saved > 1, 10_000)
        for (let key = 0; key < keys; key++) {
          const before = { saved: writer.saved, given: reader.given.length }
          text.insert(key, 'a')
          await until(
            'an edit was saved and seen',
            () => {
              const code = writer.code ?? reader.code
              if (code !== undefined) throw new Error(`A line was closed with ${code}`)
              return writer.saved > before.saved && reader.given.length > before.given
            },
            10_000,
          )
        }
        tracer.kill('SIGINT')
        await wait(300)
        const counted = readTrace(readFileSync(file, 'utf8'))
        add(row, 'ours', counted.early, 0, 1)
        row.notes.push(
          `${sent} single edits: ${counted.syncs} syncs to disk, ${counted.sends} writes to sockets, ${counted.early} of them between the reading of an edit and its sync`,
        )
        writer.close()
        reader.close()
      }),
  )
}

function readTrace(text: string): { syncs: number; sends: number; early: number } {
  const counted = { syncs: 0, sends: 0, early: 0 }
  let isUnsaved = false
  for (const line of text.split('\n')) {
    const [, call = '', what = '', result = ''] =
      /^\d+\s+(\w+)\(\d+<([^>]*)>.*\)\s+=\s+(-?\d+)/.exec(line) ?? []
    const isLine = what.startsWith('socket:') || what.startsWith('TCP')
    if ((call === 'fdatasync' || call === 'fsync') && what.includes('.sqlite')) {
      counted.syncs++
      isUnsaved = false
    } else if (call === 'read' && isLine && Number(result) > 0) isUnsaved = true
    else if ((call === 'write' || call === 'writev') && isLine) {
      counted.sends++
      if (isUnsaved) counted.early++
    }
  }
  return counted
}
