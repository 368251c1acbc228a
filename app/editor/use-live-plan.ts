/** Opens the live document of a plan when the page is in a browser, and gives up cleanly when the server ends it. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { CLOSE } from '#plan/close-codes.ts'
import type { TemplateField } from '#plan/template.ts'
import { useLanguage } from '../messages/MessagesProvider.tsx'
import type { ConnectionView } from './connection.ts'
import { INITIAL } from './connection-state.ts'
import type { OpenedPlan } from './live.client.tsx'
import { type UnsentWords, unsentWords } from './unsent-words.ts'

export type LiveParts = typeof import('./live.client.tsx')

export interface Refusal {
  code: number
  unsent: UnsentWords[]
}

export interface LivePlan {
  view: ConnectionView
  /** Null until the editors may be mounted: before the first sync, and after the end. */
  open: (OpenedPlan & { parts: LiveParts }) | null
  refusal: Refusal | null
  /** Words that an earlier document could not send; they stay until somebody closes them. */
  leftover: readonly UnsentWords[]
  /** Begins again with a new, empty document (R-B21). */
  reopen: () => void
  forgetMerged: () => void
  forgetLeftover: () => void
}

const NOTHING_YET: ConnectionView = { state: INITIAL, saved: 'saved', ready: false, merged: [] }
const silent = () => () => {}

interface Options {
  planId: string
  as: string | null
  room: 'plan' | 'private'
  fields: readonly TemplateField[]
  onChanged: () => void
}

export function useLivePlan({ planId, as, room, fields, onChanged }: Options): LivePlan {
  const language = useLanguage()
  const [open, setOpen] = useState<LivePlan['open']>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [leftover, setLeftover] = useState<readonly UnsentWords[]>([])
  const [attempt, setAttempt] = useState(0)

  const latest = useRef({ fields, language, refusal })
  latest.current = { fields, language, refusal }

  // biome-ignore lint/correctness/useExhaustiveDependencies: reason: a new attempt opens a new document
  useEffect(() => {
    let gone = false
    let opened: OpenedPlan | null = null
    const load = async () => {
      const parts = await import('./live.client.tsx')
      if (gone) return
      opened = parts.openPlan({ url: socketAddress(), planId, room, as, onChanged })
      setOpen({ ...opened, parts })
    }
    void load()
    return () => {
      gone = true
      if (opened) {
        // One room's document never reaches another: what was not saved is the writer's, to copy.
        const { doc, unsavedRoots } = opened.connection
        const { refusal, fields, language } = latest.current
        const unsent = refusal?.unsent ?? unsentWords(doc, unsavedRoots(), fields, language)
        if (unsent.length > 0) setLeftover((words) => [...words, ...unsent])
        opened.connection.close()
      }
      setOpen(null)
      setRefusal(null)
    }
  }, [planId, as, room, attempt, onChanged])

  const view = useSyncExternalStore(
    open?.connection.subscribe ?? silent,
    open?.connection.view ?? nothingYet,
    nothingYet,
  )

  const reopen = useCallback(() => {
    setAttempt((number) => number + 1)
    onChanged()
  }, [onChanged])

  useEffect(() => {
    if (!open || view.state.kind !== 'refused') return
    // Settled: what was on the way becomes a leftover to copy, and the plan opens again to read.
    if (view.state.code === CLOSE.SETTLED) return reopen()
    const { connection } = open
    const unsent = unsentWords(connection.doc, connection.unsavedRoots(), fields, language)
    setRefusal({ code: view.state.code, unsent })
    setOpen(null)
    connection.close()
  }, [open, view.state, fields, language, reopen])

  return {
    view,
    open: view.ready ? open : null,
    refusal,
    leftover,
    reopen,
    forgetMerged: () => open?.connection.forgetMerged(),
    forgetLeftover: () => setLeftover([]),
  }
}

const nothingYet = () => NOTHING_YET
const socketAddress = () => `${window.location.origin.replace(/^http/, 'ws')}/collab`
