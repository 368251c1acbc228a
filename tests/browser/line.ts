/** The WebSocket of a page in the hands of a test: let through, cut, or refused with a close code of the server's. */
import type { Page, WebSocketRoute } from 'playwright-core'

export interface Line {
  /** How often the page tried to connect. */
  tries(): number
  /** Ends the line, and every later try, with this code. */
  refuse(code: number): Promise<void>
  restore(): void
}

/** Before the page opens: only sockets made after this are in hand. */
export async function holdLine(page: Page): Promise<Line> {
  let tries = 0
  let code: number | null = null
  const open = new Set<WebSocketRoute>()
  await page.routeWebSocket(/\/collab\//, (socket) => {
    tries += 1
    if (code !== null) {
      void socket.close({ code })
      return
    }
    socket.connectToServer()
    open.add(socket)
  })
  return {
    tries: () => tries,
    async refuse(given) {
      code = given
      for (const socket of open) await socket.close({ code: given })
      open.clear()
    },
    restore() {
      code = null
    },
  }
}
