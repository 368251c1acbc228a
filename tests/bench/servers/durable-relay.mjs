/**
 * The floor with the promise: what came in one turn is committed to SQLite with a sync to disk, then each socket gets
 * what is for it in one write. No rights, no checks, no documents.
 */
import { createServer } from 'node:http'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { WebSocketServer } = require('ws')
const Database = require('better-sqlite3')

const WINDOW_MS = 5
const database = new Database(process.env.DATABASE)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('create table updates (id integer primary key, data blob not null)')
const insert = database.prepare('insert into updates (data) values (?)')
const commit = database.transaction((frames) => {
  for (const { frame } of frames) insert.run(frame)
})

const rooms = new Map()
let waiting = []
let isScheduled = false
let last = 0

function deliver() {
  isScheduled = false
  last = Date.now()
  const group = waiting
  waiting = []
  commit(group.filter(({ frame }) => frame[0] === 0))
  const byRoom = Map.groupBy(group, ({ room }) => room)
  for (const [room, frames] of byRoom) {
    const senders = new Set(frames.map(({ from }) => from))
    const built = frames.map(({ from, frame }) => ({
      from,
      bytes: Buffer.concat([header(frame.length), frame]),
    }))
    const all = Buffer.concat(built.map(({ bytes }) => bytes))
    for (const member of room) {
      const own = senders.has(member)
      const bytes = own
        ? Buffer.concat(built.filter(({ from }) => from !== member).map(({ bytes }) => bytes))
        : all
      if (bytes.length > 0) member._socket.write(bytes)
    }
  }
}

function header(length) {
  return length < 126 ? Buffer.from([0x82, length]) : Buffer.from([0x82, 126, length >> 8, length & 255])
}

function take(room, from, frame) {
  waiting.push({ room, from, frame })
  if (isScheduled) return
  isScheduled = true
  const since = Date.now() - last
  if (since >= WINDOW_MS) setImmediate(deliver)
  else setTimeout(deliver, WINDOW_MS - since)
}

const server = createServer((_request, response) => response.end())
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
const EMPTY_ANSWER = Buffer.from([0, 1, 2, 0, 0])
sockets.on('connection', (socket, request) => {
  const room = rooms.get(request.url) ?? new Set()
  rooms.set(request.url, room)
  room.add(socket)
  socket.on('message', (frame) => {
    if (frame[0] === 0 && frame[1] === 0) socket.send(EMPTY_ANSWER)
    else if (frame[0] === 1 || frame[1] === 2) take(room, socket, frame)
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => room.delete(socket))
})
server.listen(Number(process.env.PORT), '127.0.0.1')
