import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { useCommenting } from './commenting.ts'

export interface Sending {
  send(fields: Record<string, string>): void
  isBusy: boolean
  /** A sentence for when it did not work; the words stay where they are. */
  failed: string | null
}

/** Posts one act about a remark; `onDone` comes once the server has it. */
export function useSend(onDone: () => void): Sending {
  const commenting = useCommenting()
  const { comments } = useMessages()
  const { submit, data, state } = useFetcher<{ ok: boolean; status: number }>()
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    if (data?.ok && state === 'idle') done.current()
  }, [data, state])
  const isFailed = state === 'idle' && data !== undefined && !data.ok
  return {
    send: (fields) => void submit(fields, { method: 'post', action: commenting?.action }),
    isBusy: state !== 'idle',
    failed: !isFailed
      ? null
      : data.status === 409
        ? comments.failedGone
        : data.status === 403 || data.status === 404
          ? comments.failedRight
          : comments.failed,
  }
}
