/** Everything the plan page knows, put together from its parts; `PlanPage.tsx` draws it. */
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useRevalidator } from 'react-router'
import { CLOSE } from '#plan/close-codes.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { usePlaceInPlan } from './place-in-plan.ts'
import type { PlanData } from './plan-data.ts'
import { type PlanView, sectionsByRoot, sectionTitle, viewOfPlan } from './plan-view.ts'
import { change } from './room.ts'
import { shareUnchanged } from './share-unchanged.ts'
import { useAnnouncer } from './use-announcer.ts'
import { useHere } from './use-here.ts'
import { useLeaveWarning } from './use-leave-warning.ts'
import { useLivePlan } from './use-live-plan.ts'
import { useOpenedSections, useShowOpened } from './use-opened-sections.ts'
import { usePlanDocument } from './use-plan-document.ts'
import { usePreferences } from './use-preferences.ts'
import { useRoom } from './use-room.ts'
import { useFocusOnLeaf, useShowSection } from './use-show-section.ts'
import { useTellOthers } from './use-tell-others.ts'
import { useWhoIsHere } from './use-who-is-here.ts'

/** Who lost the right to the plan has it no longer on the screen. */
const GONE: readonly number[] = [CLOSE.NOT_SIGNED_IN, CLOSE.NO_ACCESS, CLOSE.NO_SUCH_PLAN]

export function usePlanPage(data: PlanData) {
  const { header, as } = data
  const { template } = header
  const language = useLanguage()
  const { plan } = useMessages()
  const preferences = usePreferences()
  const { said, announce } = useAnnouncer()
  const { revalidate } = useRevalidator()
  const onChanged = useCallback(() => void revalidate(), [revalidate])
  const fields = useMemo(() => template.sections.flatMap((section) => section.fields), [template])
  const live = useLivePlan({ planId: header.id, as, room: data.room, fields, onChanged })
  const room = useRoom(data, live.open, announce)
  const document = usePlanDocument(room?.doc ?? null, template, data.document)

  const asked = useOpenedSections()
  const shownBefore = useRef<PlanView>(undefined)
  const view = useMemo(() => {
    const scores = Object.fromEntries(
      fields.map(({ id }) => [id, data.scores.filter((one) => one.fieldId === id).length]),
    )
    const opened = new Set([...asked.opened, ...Object.keys(data.passages)])
    shownBefore.current = shareUnchanged(shownBefore.current, viewOfPlan(template, document, scores, opened))
    return shownBefore.current
  }, [template, document, fields, data.scores, data.passages, asked.opened])

  const { open: showAsked } = asked
  const { open: opened } = live
  const openSection = useCallback(
    (section: string) => {
      showAsked(section)
      if (room?.canWrite && opened) change(room, (doc) => opened.parts.askForSection(doc, section))
    },
    [showAsked, room, opened],
  )

  const titles = useMemo(
    () => new Map([...view.shown, ...view.waiting].map((one) => [one.id, sectionTitle(one, language)])),
    [view, language],
  )
  // One function for as long as the page lives: who tells about sections must not begin anew at each key.
  const latestTitles = useRef(titles)
  latestTitles.current = titles
  const titleOf = useCallback((section: string) => latestTitles.current.get(section) ?? '', [])
  const sectionOfRoot = useMemo(() => sectionsByRoot([...view.shown, ...view.waiting]), [view])

  const shownIds = view.shown.map(({ id }) => id)
  const place = usePlaceInPlan(shownIds)
  const showSection = useShowSection(place)
  useFocusOnLeaf(place.current)
  useShowOpened(asked, showSection)

  const here = useHere(room, sectionOfRoot)
  const isLive = live.view.state.kind === 'live'
  useTellOthers({ room, live: isLive, here, muted: !preferences.announce, sectionOfRoot, titleOf })
  const tellWhoIsHere = useWhoIsHere(here, titleOf, announce)

  const merged = [...new Set(live.view.merged.map((root) => titleOf(sectionOfRoot.get(root) ?? '')))].filter(
    Boolean,
  )
  const mergedSentence = merged.length > 0 ? `${plan.merged(merged.join(', '))} ${plan.mergedOwn}` : ''
  useEffect(() => {
    if (mergedSentence) announce(mergedSentence)
  }, [mergedSentence, announce])

  const refused = (live.refusal?.unsent.length ?? 0) > 0
  const { saved } = live.view
  useLeaveWarning({
    unsaved: saved !== 'saved' || refused,
    stuck: refused || saved === 'late' || saved === 'not-saved',
  })

  return {
    live,
    room,
    document,
    view,
    shownIds,
    place,
    here,
    said,
    preferences,
    titleOf,
    sectionOfRoot,
    showSection,
    tellWhoIsHere,
    openSection,
    announce,
    mergedSentence,
    gone: live.refusal !== null && GONE.includes(live.refusal.code),
  }
}

export type PlanPageModel = ReturnType<typeof usePlanPage>
