import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { CLOSE, MESSAGE_CHANGED, MESSAGE_SAVED } from '#plan/close-codes.ts'
import { openConnection, type PlanConnection } from './connection.ts'
import { BLOCKED_AFTER } from './connection-state.ts'
import type { SocketConstructor } from './counting-socket.ts'
import { FORM_ORIGIN } from './room.ts'

/** The far end of one socket, in the same process: a server's document and no network. */
class FakeSocket {
  static readonly OPEN = 1
  static all: FakeSocket[] = []
  readonly OPEN = 1
  readyState = 0
  onopen: (() => void) | null = null
  onmessage: ((event: { data: Uint8Array }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  onerror: (() => void) | null = null
  received: Uint8Array[] = []
  url: string
  constructor(url: string | URL) {
    this.url = String(url)
    FakeSocket.all.push(this)
  }
  send(data: Uint8Array) {
    this.received.push(data)
  }
  close() {
    this.readyState = 3
  }
  open() {
    this.readyState = 1
    this.onopen?.()
  }
  say(write: (encoder: encoding.Encoder) => void) {
    const encoder = encoding.createEncoder()
    write(encoder)
    this.onmessage?.({ data: encoding.toUint8Array(encoder) })
  }
  drop(code: number) {
    this.readyState = 3
    this.onclose?.({ code })
  }
  /** Answers as the server does: its own step 1, then everything that was sent. */
  sync(server: Y.Doc) {
    this.say((encoder) => {
      encoding.writeVarUint(encoder, 0)
      writeSyncStep1(encoder, server)
    })
    for (const frame of this.received.splice(0)) {
      if (frame[0] !== 0) continue
      const answer = encoding.createEncoder()
      encoding.writeVarUint(answer, 0)
      readSyncMessage(decoding.createDecoder(frame.subarray(1)), answer, server, 'client')
      if (encoding.length(answer) > 1) this.onmessage?.({ data: encoding.toUint8Array(answer) })
    }
  }
  saved(count: number) {
    this.say((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE_SAVED)
      encoding.writeVarUint(encoder, count)
    })
  }
}

const last = () => FakeSocket.all.at(-1) as FakeSocket
const changed = vi.fn()
let connection: PlanConnection
let server: Y.Doc

const open = () =>
  openConnection({
    url: 'ws://plan.test/collab',
    planId: 'p1',
    as: 'tineke',
    onChanged: changed,
    random: () => 0.5,
    Socket: FakeSocket as unknown as SocketConstructor,
  })
const write = (words: string) =>
  connection.doc.transact(() => connection.doc.getText('text:goed').insert(0, words), FORM_ORIGIN)

beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.all = []
  changed.mockReset()
  server = new Y.Doc()
  connection = open()
})
afterEach(() => {
  connection.close()
  vi.useRealTimers()
})

it('tells the server its schema version, that it understands confirmations, and who this tab is', () => {
  expect(last().url).toBe('ws://plan.test/collab/p1/plan?v=1&ack=1&as=tineke')
})

it('R-B2, R-B5: is not ready before the first sync, and sends no update of its own', () => {
  last().open()
  expect(connection.view()).toMatchObject({ ready: false, state: { kind: 'connecting' } })
  server.getText('text:goed').insert(0, 'Wij eten samen.')
  last().sync(server)
  expect(connection.view()).toMatchObject({ ready: true, state: { kind: 'live' }, saved: 'saved' })
  expect(connection.doc.getText('text:goed').toString()).toBe('Wij eten samen.')
  expect(server.store.clients.has(connection.doc.clientID)).toBe(false)
})

describe('R-B11: saved', () => {
  beforeEach(() => {
    last().open()
    last().sync(server)
    last().saved(1)
  })

  it('only after the confirmation of the last update, a deletion too', () => {
    write('Oma belt.')
    expect(connection.view().saved).toBe('saving')
    last().saved(2)
    expect(connection.view().saved).toBe('saved')
    connection.doc.transact(() => connection.doc.getText('text:goed').delete(0, 3), FORM_ORIGIN)
    last().saved(2)
    expect(connection.view().saved).toBe('saving')
    expect(connection.unsavedRoots()).toEqual(new Set(['text:goed']))
    last().saved(3)
    expect(connection.view().saved).toBe('saved')
    expect(connection.unsavedRoots()).toEqual(new Set())
  })

  it('R-B12, R-B13: says so when the line is lost, and reports after coming back', () => {
    last().drop(1006)
    write('Zonder internet. ')
    vi.advanceTimersByTime(7_000)
    expect(connection.view()).toMatchObject({ saved: 'not-saved', state: { kind: 'offline' } })

    server.getText('text:zorgen').insert(0, 'Anderen schreven verder.')
    vi.advanceTimersByTime(30 * 60_000)
    const clientID = connection.doc.clientID
    last().open()
    write('Nog meer. ')
    const before = last().received.filter((frame) => frame[0] === 0 && frame[1] === 2)
    expect(before).toEqual([])
    last().sync(server)
    expect(server.getText('text:goed').toString()).toBe('Nog meer. Zonder internet. ')
    expect(connection.doc.getText('text:zorgen').toString()).toBe('Anderen schreven verder.')
    expect(connection.view().merged).toEqual(['text:zorgen'])
    expect(connection.doc.clientID).toBe(clientID)
    expect(connection.view().saved).not.toBe('saved')
    last().saved(1)
    expect(connection.view().saved).toBe('saved')
    connection.forgetMerged()
    expect(connection.view().merged).toEqual([])
  })
})

it('does not report what others wrote while this page watched', () => {
  last().open()
  last().sync(server)
  server.getText('text:zorgen').insert(0, 'live')
  last().say((encoder) => {
    encoding.writeVarUint(encoder, 0)
    writeUpdate(encoder, Y.encodeStateAsUpdate(server))
  })
  last().drop(1006)
  vi.advanceTimersByTime(60_000)
  last().open()
  last().sync(server)
  expect(connection.view().merged).toEqual([])
})

it('R-B14: a final refusal opens no other socket', () => {
  last().open()
  last().sync(server)
  write('nog niet verstuurd')
  last().drop(CLOSE.NO_ACCESS)
  vi.advanceTimersByTime(60_000)
  expect(FakeSocket.all).toHaveLength(1)
  expect(connection.view().state).toEqual({ kind: 'refused', code: CLOSE.NO_ACCESS })
  expect(connection.unsavedRoots()).toEqual(new Set(['text:goed']))
})

it('R-B15: explains when no socket ever opens', () => {
  last().drop(1006)
  vi.advanceTimersByTime(BLOCKED_AFTER)
  expect(connection.view()).toMatchObject({ ready: false, state: { kind: 'blocked' } })
})

it('R-B38: comes back with a growing, spread delay', () => {
  last().open()
  last().sync(server)
  last().drop(CLOSE.GOING_AWAY)
  vi.advanceTimersByTime(399)
  expect(FakeSocket.all).toHaveLength(1)
  vi.advanceTimersByTime(2)
  expect(FakeSocket.all).toHaveLength(2)
})

it('passes on which topic changed', () => {
  last().open()
  last().say((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_CHANGED)
    encoding.writeVarString(encoder, 'people')
  })
  expect(changed).toHaveBeenCalledWith('people')
})
