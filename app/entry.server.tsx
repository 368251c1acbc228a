import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { requestContext } from '#server/context.ts'
import { messagesOf } from './messages/every-language.server.ts'
import { MessagesProvider } from './messages/MessagesProvider.tsx'

const GIVE_UP_AFTER_MS = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  const { nonce, language, report } = loadContext.get(requestContext)
  return new Promise((resolve, reject) => {
    let answered = false
    const body = new PassThrough()
    const answer = () => {
      answered = true
      headers.set('Content-Type', 'text/html; charset=utf-8')
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
      page.pipe(body)
    }
    // Readers that run no scripts get the whole page at once.
    const complete = isbot(request.headers.get('user-agent'))
    const page = renderToPipeableStream(
      <MessagesProvider language={language} messages={messagesOf(language)}>
        <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
      </MessagesProvider>,
      {
        nonce,
        onShellReady: complete ? undefined : answer,
        onAllReady: complete ? answer : undefined,
        onShellError: reject,
        onError(error) {
          if (answered) report(error)
        },
      },
    )
    setTimeout(() => page.abort(), GIVE_UP_AFTER_MS).unref()
  })
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error) || error instanceof Response) return
  ;(context as RouterContextProvider).get(requestContext).report(error)
}
