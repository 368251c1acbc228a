/** Everything the plan page knows, put together from its parts; `PlanPage.tsx` draws it. */
import { useCallback, useMemo, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import { CLOSE } from '#plan/close-codes.ts'
import { useLanguage } from '../messages/MessagesProvider.tsx'
import { usePlaceInPlan } from './place-in-plan.ts'
import type { PlanData } from './plan-data.ts'
import { sectionsByRoot, sectionTitle, viewOfPlan } from './plan-view.ts'
import { useAnnouncer } from './use-announcer.ts'
import { useHere } from './use-here.ts'
import { useLeaveWarning } from './use-leave-warning.ts'
import { useLivePlan } from './use-live-plan.ts'
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
  const preferences = usePreferences()
  const { said, announce } = useAnnouncer()
  const { revalidate } = useRevalidator()
  const onChanged = useCallback(() => void revalidate(), [revalidate])
  const fields = useMemo(() => template.sections.flatMap((section) => section.fields), [template])
  const live = useLivePlan({ planId: header.id, as, fields, onChanged })
  const room = useRoom(data, live.open, announce)
  const document = usePlanDocument(room?.doc ?? null, template, data.document)

  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const view = useMemo(() => {
    const scores = Object.fromEntries(
      fields.map(({ id }) => [id, data.scores.filter((one) => one.fieldId === id).length]),
    )
    return viewOfPlan(template, document, scores, opened)
  }, [template, document, fields, data.scores, opened])

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

  const here = useHere(room, sectionOfRoot)
  const isLive = live.view.state.kind === 'live'
  useTellOthers({ room, live: isLive, here, muted: !preferences.announce, sectionOfRoot, titleOf })
  const tellWhoIsHere = useWhoIsHere(here, titleOf, announce)
  useLeaveWarning(live.view.saved !== 'saved' || (live.refusal?.unsent.length ?? 0) > 0)

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
    openSection: useCallback((section: string) => setOpened((before) => new Set([...before, section])), []),
    gone: live.refusal !== null && GONE.includes(live.refusal.code),
  }
}

export type PlanPageModel = ReturnType<typeof usePlanPage>
