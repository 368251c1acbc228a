import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { agreementsBySection } from '#plan/form.ts'
import { textRoot } from '#plan/shape.ts'
import type { CommentThread } from '#server/comments/types.ts'
import type { PlanData } from '../editor/plan-data.ts'
import type { PlanPageModel } from '../editor/use-plan-page.ts'
import { planPath } from '../plan-path.ts'
import type { Commenting, Marks, Target } from './commenting.ts'
import { useCommentNews } from './use-comment-news.ts'

export function usePlanComments(data: PlanData, page: PlanPageModel): Commenting {
  const { threads, mayAdd } = data.comments
  const { document, sectionOfRoot, titleOf, announce, place, preferences } = page
  const [target, setTarget] = useState<Target | null>(null)
  const [quotes, tellQuotes] = useState<Record<string, string | null> | null>(null)
  const marks = useMarks(threads)

  const agreements = useMemo(
    () => agreementsBySection(data.header.template, document.agreements),
    [data.header.template, document.agreements],
  )
  const sectionOfField = useCallback(
    (fieldId: string) => sectionOfRoot.get(textRoot(fieldId)) ?? null,
    [sectionOfRoot],
  )
  const sectionOf = useCallback(
    ({ about }: CommentThread): string | null => {
      if (about.kind === 'text') return sectionOfField(about.id)
      if (about.kind === 'section') return titleOf(about.id) ? about.id : null
      for (const [section, list] of agreements) if (list.some(({ id }) => id === about.id)) return section
      return null
    },
    [sectionOfField, titleOf, agreements],
  )
  useCommentNews({
    threads,
    muted: !preferences.announce,
    announce,
    titleOf: (thread) => titleOf(sectionOf(thread) ?? ''),
  })

  const isOn = threads.length > 0 || (mayAdd && preferences.comments)
  const isPrivate = data.room === 'private'
  const action = planPath(data.header.id, 'reacties', data.as)
  const { to: hrefOf } = place
  const words = document.agreements
  // Every field and every agreement listens to this: it is new only when something in it is.
  return useMemo(
    () => ({
      threads,
      mayAdd,
      isOn,
      isPrivate,
      action,
      target,
      compose: setTarget,
      stop() {
        setTarget(null)
        const back = target?.returnTo
        // After the form is gone: the focus must not fall to the top of the page.
        if (back) requestAnimationFrame(() => globalThis.document.getElementById(back)?.focus())
      },
      sectionOfField,
      sectionOf,
      titleOf,
      agreement: (id) => words.find((one) => one.id === id)?.what ?? null,
      agreementsIn: (section) => agreements.get(section) ?? [],
      hrefOf,
      quoteNow: ({ id, quote }) => (quotes && id in quotes ? (quotes[id] ?? null) : (quote?.now ?? null)),
      tellQuotes,
      marks,
      announce,
    }),
    [
      threads,
      mayAdd,
      isOn,
      isPrivate,
      action,
      target,
      sectionOfField,
      sectionOf,
      titleOf,
      words,
      agreements,
      hrefOf,
      quotes,
      marks,
      announce,
    ],
  )
}

function useMarks(threads: readonly CommentThread[]): Marks {
  const latest = useRef(threads)
  const listeners = useRef(new Set<() => void>())
  useEffect(() => {
    latest.current = threads
    for (const notify of listeners.current) notify()
  }, [threads])
  const subscribe = useCallback((notify: () => void) => {
    listeners.current.add(notify)
    return () => listeners.current.delete(notify)
  }, [])
  return useMemo(() => ({ threads: () => latest.current, subscribe }), [subscribe])
}
