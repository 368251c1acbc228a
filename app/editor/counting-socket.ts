/**
 * The WebSocket that the provider uses: counts the frames that carry work, so that the page can tell which of them
 * the server confirmed.
 *
 * It also holds back updates until this connection's sync answer is out. The provider sends an update as soon as the
 * socket is open, but the server may lack the work before it, made while the line was down; the answer (step 2) holds
 * that work and the update both.
 */
const SYNC = 0
const STEP_2 = 1
const UPDATE = 2

export type SocketConstructor = new (url: string | URL, protocols?: string | string[]) => WebSocket

export function countingSocket(Base: SocketConstructor, onFrame: () => void): typeof WebSocket {
  class CountingSocket extends Base {
    #answered = false

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === SYNC) {
        if (data[1] === UPDATE && !this.#answered) return
        if (data[1] === STEP_2) this.#answered = true
        if (data[1] === UPDATE || data[1] === STEP_2) onFrame()
      }
      super.send(data)
    }
  }
  return CountingSocket as unknown as typeof WebSocket
}
