/** The page of a plan: first to read, as the server drew it; then, in a browser, to write together. */
import { IconUsers } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Role } from '#plan/roles.ts'
import { InPlanContext } from '../acceptance/in-plan.ts'
import { CommentsMore } from '../comments/CommentsMore.tsx'
import { CommentingContext } from '../comments/commenting.ts'
import { usePlanComments } from '../comments/use-plan-comments.ts'
import { FollowNotice } from '../follow-up/FollowNotice.tsx'
import { FreePlacesContext } from '../follow-up/free-places.ts'
import { HandButton } from '../guide/HandButton.tsx'
import { KeepingNotices } from '../keeping/KeepingNotices.tsx'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { PrivateTimeBanner } from '../private-time/PrivateTimeBanner.tsx'
import { DecidedCard } from '../reviews/DecidedCard.tsx'
import { DecidedContext } from '../reviews/old-words.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Hero } from '../ui/Hero.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { ReadyToSettle, StandingBanner } from '../versions/StandingCard.tsx'
import { ScoresContext } from './lists/scores.ts'
import { MoreCard } from './MoreCard.tsx'
import { Notices } from './Notices.tsx'
import { PartsList } from './PartsList.tsx'
import { PlanBottom } from './PlanBottom.tsx'
import { PlanSections } from './PlanSections.tsx'
import { PlanSide } from './PlanSide.tsx'
import { COMMENTS, MORE } from './place-in-plan.ts'
import type { PlanData } from './plan-data.ts'
import { PlanRoomContext } from './room.ts'
import { SaveStatus } from './SaveStatus.tsx'
import { useGivenScores } from './use-given-scores.ts'
import { usePlanPage } from './use-plan-page.ts'

/** Who reads now writes again in another step. */
const WRITES_IN_OTHER_STEPS: readonly Role[] = ['parent', 'youth', 'network', 'facilitator']

export function PlanPage({ data }: { data: PlanData }) {
  const messages = useMessages()
  const { plan, steps, versions } = messages
  const reading = WRITES_IN_OTHER_STEPS.includes(data.me.role) ? steps.readingNow : plan.leadReading
  const settledOrStep = data.standing?.isSettled ? versions.reading : reading
  const lead = data.me.canWrite ? plan.lead : settledOrStep
  const title = planTitle(data.header.children, useLanguage(), messages)
  const page = usePlanPage(data)
  const { live, room, place, view, preferences } = page
  const parts = room && live.open?.parts
  const scores = useGivenScores(data)
  const commenting = usePlanComments(data, page)
  const people = planPath(data.header.id, 'mensen', data.as)
  const evening = planPath(data.header.id, 'begeleiden', data.as)
  const agreeing = useMemo(
    () => data.acceptance && { states: data.acceptance, to: planPath(data.header.id, 'akkoord', data.as) },
    [data.acceptance, data.header.id, data.as],
  )
  const free = useMemo(
    () =>
      data.following && {
        places: data.following.free,
        to: planPath(data.header.id, 'volgen', data.as),
      },
    [data.following, data.header.id, data.as],
  )
  return (
    <PlanRoomContext value={room}>
      <ScoresContext value={scores}>
        <CommentingContext value={page.gone ? null : commenting}>
          <PageFrame
            title={title}
            planTitle={title}
            saved={<SaveStatus live={live} canWrite={data.me.canWrite} />}
            actions={
              <>
                <Faces here={page.here} />
                {parts && data.me.canWrite && <parts.UndoButtons place="bar" />}
                <LinkButton className="only-wide" variant="primary" icon={IconUsers} to={people}>
                  {plan.people}
                </LinkButton>
              </>
            }
            tools={parts && data.me.canWrite && <parts.UndoButtons place="tools" />}
            bottom={<PlanBottom data={data} page={page} />}
          >
            <div
              className="plan columns"
              data-view={place.overview ? 'all' : 'one'}
              data-first={place.current === page.shownIds[0] || undefined}
              data-more={place.current === MORE || undefined}
              data-comments={place.current === COMMENTS || undefined}
              data-carets={preferences.carets ? 'on' : 'off'}
            >
              <div className="columns__start">
                <PartsList view={view} />
              </div>
              <div className="columns__middle">
                {data.privateTime && (
                  <PrivateTimeBanner planId={data.header.id} as={data.as} time={data.privateTime} />
                )}
                {!page.gone && data.standing && (
                  <StandingBanner planId={data.header.id} as={data.as} standing={data.standing} />
                )}
                <FollowNotice planId={data.header.id} as={data.as} notice={data.following} />
                <DecidedCard planId={data.header.id} as={data.as} decided={data.decided} />
                <Notices live={live} merged={page.mergedSentence} />
                <KeepingNotices notice={data.keeping} to={planPath(data.header.id, 'wissen', data.as)} />
                <Hero title={title} lead={lead} />
                {!page.gone && (
                  <InPlanContext value={agreeing}>
                    <FreePlacesContext value={free}>
                      <DecidedContext value={data.decided}>
                        <PlanSections data={data} page={page} />
                      </DecidedContext>
                    </FreePlacesContext>
                  </InPlanContext>
                )}
                {!page.gone && data.standing && (
                  <ReadyToSettle planId={data.header.id} as={data.as} standing={data.standing} />
                )}
                <MoreCard
                  waiting={view.waiting}
                  open={page.openSection}
                  hrefOf={(page) => planPath(data.header.id, page, data.as)}
                  role={data.me.role}
                  preferences={preferences}
                  extra={
                    <>
                      {data.hand && (
                        <div className="only-narrow">
                          <HandButton {...data.hand} action={evening} />
                        </div>
                      )}
                      <CommentsMore preferences={preferences} />
                    </>
                  }
                >
                  {parts && <parts.SectionManager />}
                </MoreCard>
              </div>
              <PlanSide page={page} hidden={data.me.presenceHidden}>
                {data.hand && (
                  <div className="only-wide">
                    <HandButton {...data.hand} action={evening} />
                  </div>
                )}
              </PlanSide>
            </div>
            {parts && <parts.LiveQuotes />}
            {parts && (
              <parts.LiveEffects
                showSection={page.showSection}
                sectionOfRoot={page.sectionOfRoot}
                titleOf={page.titleOf}
              />
            )}
            <div className="sr-only" role="status" aria-live="polite">
              <p key={page.said.key}>{page.said.sentence}</p>
            </div>
          </PageFrame>
        </CommentingContext>
      </ScoresContext>
    </PlanRoomContext>
  )
}

/** Faces in the bar; who they are stands in words under "Nu hier". */
function Faces({ here }: { here: ReturnType<typeof usePlanPage>['here'] }) {
  return (
    <span className="avatar-row only-wide" aria-hidden="true">
      {here.slice(0, 5).map((person) => (
        <Avatar key={person.participantId} name={person.name} color={person.color} here />
      ))}
    </span>
  )
}
