import { IconArrowLeft, IconPencilPlus, IconSend } from '@tabler/icons-react'
import { Form } from 'react-router'
import { orderedSections } from '#plan/form.ts'
import { inLanguage, isPlaceholder, type Language } from '#plan/template.ts'
import type { Beside, Sheet } from '#server/passages/types.ts'
import type { PlanHeader } from '#server/plans/types.ts'
import type { Services } from '#server/services.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { ChooseSpeaker, Dictation } from '../own-words/Dictation.tsx'
import { EraseWords, MyPassage, OfferWords } from '../own-words/MyPassage.tsx'
import { OtherPassages } from '../own-words/OtherPassages.tsx'
import { actOnSheet } from '../own-words/own-sheet-actions.ts'
import type { PassageAnswer } from '../own-words/passage-input.ts'
import { WaitingForYes } from '../own-words/WaitingForYes.tsx'
import { ChangeAudience, ChangeWords, NewWords } from '../own-words/WordsForm.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/own-sheet'
import { requireMe } from './require-me.ts'

/** What the address asks about one of the texts; the words of the address are those of the screen. */
const ABOUT_MINE = { wijzig: 'change', lezers: 'audience', wis: 'erase', zet: 'offer' } as const
const ABOUT_OTHERS = { voorstel: 'proposal', mening: 'differing-view' } as const satisfies Record<
  string,
  Beside['kind']
>

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const sheet = await services.passages.sheet(me)
  const query = new URL(request.url).searchParams
  const about = <T extends string>(questions: Record<string, T>, ids: readonly { id: string }[]) => {
    for (const [word, question] of Object.entries(questions)) {
      const id = query.get(word)
      if (id === null) continue
      if (!ids.some((one) => one.id === id)) throw new Response(null, { status: 404 })
      return { id, question }
    }
    return null
  }
  const speaker = query.get('voor')
  const writtenFor = sheet.speakers.find(({ id }) => id === query.get('opgeschreven'))
  return {
    planId: plan.id,
    as,
    children: plan.children,
    isYouth: me.role === 'youth',
    sheet,
    sections: sheet.mayWrite ? await sectionsOf(services, plan) : [],
    isNew: query.has('nieuw') && sheet.mayWrite,
    mine: about(ABOUT_MINE, sheet.mine),
    others: about(ABOUT_OTHERS, sheet.others),
    dictation: speaker === null ? null : await services.passages.dictationFor(me, speaker),
    writtenFor: writtenFor?.name ?? null,
    isConfirmed: query.has('bevestigd'),
    waitingOpen: query.get('ja'),
  }
}

/** Where words can stand: every section that the family shows. */
async function sectionsOf({ plans }: Services, plan: PlanHeader) {
  const document = await plans.document(plan.id)
  return orderedSections(plan.template, document.sections)
    .filter(({ hidden, fields }) => !hidden && !fields.every(isPlaceholder))
    .map(({ id, title }) => ({ id, title }))
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const sections = (await sectionsOf(services, plan)).map(({ id }) => id)
  const here = planPath(plan.id, 'mijn-blad', as)
  return actOnSheet({ me, passages: services.passages, form: await request.formData(), here, sections })
}

export default function OwnSheetPage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { ownWords } = messages
  const { planId, as, sheet, dictation, isNew } = loaderData
  const here = planPath(planId, 'mijn-blad', as)
  const at = (question: string) => `${here}${as ? '&' : '?'}${question}`
  const answer: PassageAnswer | undefined = actionData
  return (
    <PageFrame title={ownWords.title} planTitle={planTitle(loaderData.children, language, messages)} narrow>
      <div className="cluster">
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {ownWords.toPlan}
        </LinkButton>
        {loaderData.isYouth && (
          <LinkButton size="small" variant="subtle" to={planPath(planId, 'kind', as)}>
            {ownWords.toChild}
          </LinkButton>
        )}
      </div>
      <h1>{ownWords.title}</h1>
      {sheet.isProven ? (
        <p className="lead">{ownWords.lead}</p>
      ) : (
        <Unproven to={planPath(planId, 'ik', as)} />
      )}
      {sheet.inPrivateTime && (
        <Alert>
          <p>{ownWords.inPrivateTime}</p>
        </Alert>
      )}
      {loaderData.writtenFor && (
        <Alert type="ok" role="status">
          <p>{ownWords.dictation.done(loaderData.writtenFor)}</p>
        </Alert>
      )}
      {loaderData.isConfirmed && (
        <Alert type="ok" role="status">
          <p>{messages.confirmation.right}</p>
        </Alert>
      )}
      {!dictation && (
        <WaitingForYes
          waiting={sheet.waiting}
          open={loaderData.waitingOpen}
          outcome={answer?.code ?? null}
          at={at}
        />
      )}
      {dictation ? (
        <Dictation {...dictation} answer={answer} cancelTo={here} />
      ) : isNew ? (
        <NewWords audiences={sheet.audiences} answer={answer} cancelTo={here} />
      ) : (
        <Begin sheet={sheet} as={as} />
      )}
      {sheet.mayWrite && <Mine {...loaderData} at={at} here={here} language={language} answer={answer} />}
      {sheet.mine.length > 0 && sheet.isProven && !sheet.inPrivateTime && (
        <div>
          <LinkButton icon={IconSend} to={planPath(planId, 'delen/eigen-woorden', as)}>
            {messages.sharing.ownTitle}
          </LinkButton>
        </div>
      )}
      {sheet.isProven && (
        <OtherPassages
          passages={sheet.others}
          at={at}
          besides={loaderData.others && { id: loaderData.others.id, kind: loaderData.others.question }}
          answer={answer}
          cancelTo={here}
        />
      )}
    </PageFrame>
  )
}

function Unproven({ to }: { to: string }) {
  const { unproven } = useMessages().ownWords
  return (
    <Alert type="warning" title={unproven.title}>
      <p>
        {unproven.text} {unproven.todo}
      </p>
      <div>
        <LinkButton to={to}>{unproven.link}</LinkButton>
      </div>
    </Alert>
  )
}

/** The ways to begin. A form and not a link: it opens something on this page. */
function Begin({ sheet, as }: { sheet: Sheet; as: string | null }) {
  const { form } = useMessages().ownWords
  return (
    <>
      {sheet.mayWrite && (
        <Form method="get">
          {as && <input type="hidden" name="als" value={as} />}
          <Button type="submit" variant="primary" size="large" icon={IconPencilPlus} name="nieuw" value="ja">
            {form.new}
          </Button>
        </Form>
      )}
      {sheet.speakers.length > 0 && <ChooseSpeaker speakers={sheet.speakers} as={as} />}
    </>
  )
}

interface MineProps {
  sheet: Sheet
  sections: Route.ComponentProps['loaderData']['sections']
  mine: Route.ComponentProps['loaderData']['mine']
  at: (question: string) => string
  here: string
  language: Language
  answer: PassageAnswer | undefined
}

function Mine({ sheet, sections, mine, at, here, language, answer }: MineProps) {
  const words = useMessages().ownWords
  const titled = sections.map(({ id, title }) => ({ id, title: inLanguage(title, language) }))
  const formFor = (id: string) => {
    const passage = sheet.mine.find((one) => one.id === id)
    if (!passage || mine?.id !== id) return undefined
    const props = { passage, answer, cancelTo: `${here}#tekst-${id}` }
    switch (mine.question) {
      case 'change':
        return <ChangeWords {...props} />
      case 'audience':
        return <ChangeAudience {...props} audiences={sheet.audiences} />
      case 'erase':
        return <EraseWords {...props} />
      case 'offer':
        return <OfferWords {...props} sections={titled} audienceTo={at(`lezers=${id}`)} />
    }
  }
  return (
    <Card title={words.mine.title}>
      <p className="muted">{sheet.mine.length === 0 ? words.mine.none : words.onlyYou}</p>
      <ul className="passages">
        {sheet.mine.map((passage) => (
          <MyPassage
            key={passage.id}
            passage={passage}
            at={at}
            sectionTitle={(id) => titled.find((section) => section.id === id)?.title ?? null}
          >
            {formFor(passage.id)}
          </MyPassage>
        ))}
      </ul>
    </Card>
  )
}
