import { useEffect, useRef } from 'react'
import type { CommentThread } from '#server/comments/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { CommentNews } from './news.ts'

interface Options {
  threads: readonly CommentThread[]
  muted: boolean
  announce: (sentence: string) => void
  titleOf: (thread: CommentThread) => string
}

/** Tells a screen reader, rarely, what others wrote beside the plan. */
export function useCommentNews({ threads, muted, announce, titleOf }: Options): void {
  const { comments } = useMessages()
  const news = useRef<CommentNews>(null)
  const title = useRef(titleOf)
  title.current = titleOf
  useEffect(() => {
    news.current ??= new CommentNews({ one: comments.news, many: comments.newsMany })
    news.current.see(threads, (thread) => title.current(thread))
  }, [threads, comments])
  useEffect(() => {
    if (muted) return
    const tick = setInterval(() => {
      const sentence = news.current?.flush(Date.now())
      if (sentence) announce(sentence)
    }, 1_000)
    return () => clearInterval(tick)
  }, [muted, announce])
}
