import { useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import type { Messages } from '../messages/catalogue.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { useCommenting } from './commenting.ts'

export interface Sending {
  send(fields: Record<string, string>): void
  isBusy: boolean
  /** A sentence for when it did not work; the words stay where they are. */
  failed: string | null
}

/**
 * Posts one act about a remark; `onDone` comes once the server has it and the page shows it. Not by the router's own
 * road: without a network that puts a page of errors in the place of the plan, with the words that were in it.
 */
export function useSend(onDone: () => void): Sending {
  const action = useCommenting()?.action
  const { comments } = useMessages()
  const { revalidate } = useRevalidator()
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const done = useRef(onDone)
  done.current = onDone
  const post = async (fields: Record<string, string>) => {
    if (!action) return
    setBusy(true)
    const status = await fetch(action, { method: 'POST', body: new URLSearchParams(fields) }).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status === 200) await revalidate()
    setBusy(false)
    setFailed(status === 200 ? null : sentenceFor(status, comments))
    if (status === 200) done.current()
  }
  return { send: (fields) => void post(fields), isBusy, failed }
}

function sentenceFor(status: number, comments: Messages['comments']): string {
  if (status === 409) return comments.failedGone
  return status === 403 || status === 404 ? comments.failedRight : comments.failed
}
