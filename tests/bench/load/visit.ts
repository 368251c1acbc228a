/** One client that opens a document as a page does, and keeps a real Y.Doc of what it is given. */
import * as Y from 'yjs'
import type { Door } from './job.ts'
import { Line } from './line.ts'
import {
  AUTH,
  type Protocol,
  readMessage,
  SAVED,
  STEP_1,
  STEP_2,
  SYNC,
  UPDATE,
  type Wire,
  wireOf,
} from './wire.ts'

export class Visit {
  readonly doc = new Y.Doc()
  readonly line: Line
  readonly wire: Wire
  readonly begun = performance.now()
  /** What came, and when: applying it is not part of what is measured. */
  readonly given: { at: number; bytesIn: number; update: Uint8Array; first: boolean }[] = []
  saved = 0
  code: number | undefined
  #answers = 0
  #applied = 0

  constructor(port: number, door: Door, protocol: Protocol, person = 0) {
    this.wire = wireOf(protocol, door.name)
    const greet = () => {
      this.line.send(this.wire.sync(STEP_1, Y.encodeStateVector(this.doc)))
      this.line.send(this.wire.awareness(this.doc.clientID, 1, { cursor: null }))
    }
    this.line = new Line({
      port,
      path: door.path,
      headers: door.people[person] ?? {},
      onOpen: () => (this.wire.hello ? this.line.send(this.wire.hello) : greet()),
      onMessage: (bytes) => {
        const { type, kind, content, count } = readMessage(protocol, bytes)
        if (type === AUTH) greet()
        else if (type === SAVED) this.saved = count
        else if (type !== SYNC) return
        else if (kind === STEP_1)
          this.line.send(this.wire.sync(STEP_2, Y.encodeStateAsUpdate(this.doc, content)))
        else {
          if (kind === STEP_2) this.#answers++
          const first = kind === STEP_2 && this.#answers === 1
          this.given.push({
            at: performance.now(),
            bytesIn: this.line.bytesIn,
            update: new Uint8Array(content),
            first,
          })
        }
      },
      onClose: (code) => {
        this.code = code
      },
    })
  }

  get isAnswered(): boolean {
    return this.#answers > 0
  }

  /** The document of all that came so far. */
  take(): Y.Doc {
    for (; this.#applied < this.given.length; this.#applied++)
      Y.applyUpdate(this.doc, (this.given[this.#applied] as { update: Uint8Array }).update)
    return this.doc
  }

  send(update: Uint8Array): void {
    this.line.send(this.wire.sync(UPDATE, update))
  }

  close(): void {
    this.line.cut()
    this.doc.destroy()
  }
}
