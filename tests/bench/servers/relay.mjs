/** The floor without promises: each frame is written to each other socket of its room, and nothing is kept. */
import { createServer } from 'node:http'
import { createRequire } from 'node:module'

const { WebSocketServer } = createRequire(import.meta.url)('ws')
const rooms = new Map()
const server = createServer((_request, response) => response.end())
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
const EMPTY_ANSWER = Buffer.from([0, 1, 2, 0, 0])

sockets.on('connection', (socket, request) => {
  const room = rooms.get(request.url) ?? new Set()
  rooms.set(request.url, room)
  room.add(socket)
  socket.on('message', (frame) => {
    if (frame[0] === 0 && frame[1] === 0) socket.send(EMPTY_ANSWER)
    else if (frame[0] === 1 || frame[1] === 2)
      for (const other of room) if (other !== socket) other.send(frame)
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => room.delete(socket))
})
server.listen(Number(process.env.PORT), '127.0.0.1')
