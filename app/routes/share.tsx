/** /plan/<id>/delen: one recipient at a time, one preview, one button; and what became of what was sent. */
import { IconArrowLeft, IconCheck, IconLock, IconSend, IconX } from '@tabler/icons-react'
import { Form, redirect } from 'react-router'
import { bookOf } from '#plan/book/build.ts'
import type { PlanRecord } from '#plan/record/record.ts'
import { withLabels } from '#plan/sharing/labelled-book.ts'
import type { Language } from '#plan/template.ts'
import type { Preview, StartAnswer } from '#server/sharing/types.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { ChooseWhat } from '../sharing/ChooseWhat.tsx'
import { PreviewCard } from '../sharing/PreviewCard.tsx'
import { SendingCard } from '../sharing/SendingCard.tsx'
import { chosenIn, fieldOf, recipientIn, type To, toOf } from '../sharing/share-input.ts'
import { FirstFillIn, WhoSaysYes } from '../sharing/WhoSaysYes.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { TextField } from '../ui/fields.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/share'
import { requireMe } from './require-me.ts'

/** What just happened, in the words of the address. */
const DONE = { gestuurd: 'sent', gevraagd: 'asking', antwoord: 'answered', terug: 'withdrawn' } as const
type Done = keyof typeof DONE

function shown(preview: Preview, language: Language) {
  const { content, labels, digest, choices, consents, unclear, mayShare, state } = preview
  const book = bookOf({ record: content, kind: 'plan', language, text: '', sealed: null })
  const name = (id: string | null) =>
    names(content).get(id ?? '') ?? consents.find((one) => one.participantId === id)?.name ?? null
  return {
    ...{ digest, labels, consents, unclear, mayShare, state },
    chapters: withLabels(book, labels).chapters,
    choices: choices.map((choice) => ({ ...choice, by: name(choice.author) })),
  }
}

const names = ({ items }: PlanRecord) =>
  new Map(
    items.flatMap((item) =>
      item.kind === 'participant' && item.content ? [[item.id, item.content.name]] : [],
    ),
  )

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const { sharing, organisations, steps, people } = services
  const query = new URL(request.url).searchParams
  const isChosen = query.has('gekozen')
  const teams = (await organisations.list()).filter(({ receives }) => receives)
  const looking = query.get('verzending')
  const near = await organisations.ofPlan(plan.id)
  const first = teams.find(({ id }) => id === near?.id) ?? teams[0]
  const to: To =
    toOf(query.get('aan'), teams) ?? (first ? { kind: 'team', organisationId: first.id } : { kind: 'school' })
  const [preview, list, looked, everybody] = await Promise.all([
    sharing.preview(me, isChosen ? chosenIn(query) : null, to.kind === 'team' ? to.organisationId : null),
    sharing.list(me),
    looking ? sharing.previewOf(me, looking) : null,
    people.list(me),
  ])
  const nameOf = new Map(everybody.map(({ participantId, name }) => [participantId, name]))
  const own = preview && shown(preview, plan.language)
  return {
    planId: plan.id,
    as,
    children: plan.children,
    isProven: me.origin !== 'return' && !me.shares,
    isPrivateTime: (await steps.view(me)).step === 'private',
    teams: teams.map(({ id, name, wording }) => ({ id, name, wording })),
    to: fieldOf(to),
    preview: own && {
      ...own,
      choices: own.choices.map((choice) => ({
        ...choice,
        by: choice.author && (nameOf.get(choice.author) ?? choice.by),
      })),
      chosen: own.choices.filter(({ chosen }) => chosen).map(({ id }) => id),
      isShown: isChosen,
    },
    list: list.filter(({ ownWordsOnly }) => !ownWordsOnly),
    looking: looked && looking ? { id: looking, ...shown(looked, plan.language) } : null,
    done: (query.get('klaar') ?? null) as Done | null,
  }
}

type Answer = { problem: StartAnswer['state'] | 'no-name' | 'year' } | { link: string; sending: string }

export async function action({ context, request, params }: Route.ActionArgs): Promise<Answer | Response> {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const { sharing, organisations } = services
  const form = await request.formData()
  const here = planPath(plan.id, 'delen', as)
  const done = (what: Done) => redirect(`${here}${as ? '&' : '?'}klaar=${what}`)
  const sending = String(form.get('sending') ?? '')
  // Back to what was chosen, which is in the address; with scripts the path of the request is one of data (`.data`).
  const back = () => redirect(`${planPath(plan.id, 'delen', null)}${new URL(request.url).search}`)
  const after = (answer: StartAnswer): Answer | Response => {
    if (answer.state === 'sent') return done('gestuurd')
    return answer.state === 'asking' ? done('gevraagd') : { problem: answer.state }
  }
  switch (form.get('intent')) {
    case 'send': {
      const to = toOf(String(form.get('aan') ?? ''), await organisations.list())
      if (!to) throw new Response(null, { status: 400 })
      const recipient = recipientIn(form, to)
      if (recipient.kind !== 'team' && recipient.name === '') return { problem: 'no-name' }
      return after(await sharing.start(me, recipient, chosenIn(form), String(form.get('digest') ?? '')))
    }
    case 'send-now':
      return after(await sharing.send(me, sending, String(form.get('digest') ?? '')))
    case 'yes':
    case 'no':
      await sharing.answer(me, sending, form.get('intent') === 'yes')
      return done('antwoord')
    case 'birthday': {
      const isRight = await sharing.tellBirthYear(
        me,
        String(form.get('child') ?? ''),
        String(form.get('year') ?? '').trim(),
      )
      return isRight ? back() : { problem: 'year' }
    }
    case 'authority': {
      const [child, authority] = [String(form.get('child') ?? ''), form.get('authority')]
      const bond = (await services.ownBonds.of(me))?.bonds.find(({ childId }) => childId === child)
      if (bond && (authority === 'yes' || authority === 'no'))
        await services.ownBonds.change(me, [{ ...bond, authority }])
      return back()
    }
    case 'withdraw':
      await sharing.withdraw(me, sending)
      return done('terug')
    case 'link':
      return { link: await sharing.makeLink(me, sending), sending }
  }
  throw new Response(null, { status: 400 })
}

export default function SharePage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const { sharing } = messages
  const { planId, as, preview, list, looking, done, isProven, isPrivateTime } = loaderData
  const here = planPath(planId, 'delen', as)
  const lookTo = (id: string) => `${here}${as ? '&' : '?'}verzending=${encodeURIComponent(id)}#verzending`
  const problem = actionData && 'problem' in actionData ? actionData.problem : null
  const made = actionData && 'link' in actionData ? actionData : null
  return (
    <PageFrame
      title={sharing.title}
      planTitle={planTitle(loaderData.children, useLanguage(), messages)}
      narrow
    >
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {sharing.toPlan}
        </LinkButton>
      </div>
      <h1 tabIndex={-1}>{sharing.title}</h1>
      <p className="lead">{sharing.lead}</p>
      <p>{sharing.noDuty}</p>
      <div role="status">{done && done in DONE && <Alert type="ok">{sharing.done[DONE[done]]}</Alert>}</div>
      <div role="alert">
        {problem === 'changed' && <Alert type="warning">{sharing.changed}</Alert>}
        {problem === 'empty' && <Alert type="warning">{sharing.nothingChosen}</Alert>}
      </div>
      <WhyNot {...loaderData} />
      {list
        .filter(({ asksMe, id }) => asksMe && looking?.id !== id)
        .map(({ id, recipientName }) => (
          <Card key={id} title={sharing.askTitle(recipientName)}>
            <div>
              <LinkButton variant="primary" to={lookTo(id)}>
                {sharing.looks}
              </LinkButton>
            </div>
          </Card>
        ))}
      {looking && <Looking {...loaderData} looking={looking} />}
      {!looking && preview?.mayShare && isProven && !isPrivateTime && (
        <>
          <ChooseWhat
            key={`${loaderData.to} ${preview.digest}`}
            as={as}
            teams={loaderData.teams}
            to={loaderData.to}
            choices={preview.choices}
          />
          {preview.isShown && <SendIt {...loaderData} preview={preview} problem={problem} />}
        </>
      )}
      <h2>{sharing.listTitle}</h2>
      {list.length === 0 && <p className="muted">{sharing.none}</p>}
      {list.map((sending) => (
        <SendingCard
          key={sending.id}
          sending={sending}
          lookTo={looking?.id === sending.id ? null : lookTo(sending.id)}
          link={made?.sending === sending.id ? made.link : null}
        />
      ))}
    </PageFrame>
  )
}

type Data = Route.ComponentProps['loaderData']
type Shown = NonNullable<Data['preview']>

function WhyNot({ planId, as, preview, isProven, isPrivateTime }: Data) {
  const { sharing } = useMessages()
  if (isPrivateTime) return <Alert>{sharing.privateTime}</Alert>
  if (!isProven)
    return (
      <Alert type="warning">
        <p>{sharing.needsProof}</p>
        <div>
          <LinkButton to={planPath(planId, 'ik', as)}>{sharing.toMe}</LinkButton>
        </div>
      </Alert>
    )
  if (!preview)
    return (
      <Alert>
        <p>{sharing.settleFirst}</p>
        <div>
          <LinkButton icon={IconLock} to={planPath(planId, 'vastleggen', as)}>
            {sharing.toSettle}
          </LinkButton>
        </div>
      </Alert>
    )
  return preview.mayShare ? null : <Alert>{sharing.notYours}</Alert>
}

/** The preview, who must say yes, and the button. */
function SendIt(props: Data & { preview: Shown; problem: string | null }) {
  const { sharing } = useMessages()
  const { planId, as, to, teams, preview, problem } = props
  const team = teams.find(({ id }) => to === `team:${id}`)
  const isEmpty = preview.chapters.length === 0
  if (isEmpty) return <Alert type="warning">{sharing.nothingChosen}</Alert>
  return (
    <>
      <PreviewCard
        id="voorbeeld"
        title={team ? sharing.seeTeam(team.wording) : sharing.seeOther}
        chapters={preview.chapters}
      />
      <WhoSaysYes consents={preview.consents} />
      <FirstFillIn unclear={preview.unclear} planId={planId} as={as} isYearWrong={problem === 'year'} />
      {preview.unclear.length === 0 && (
        <Form method="post" className="card stack">
          <input type="hidden" name="aan" value={to} />
          <input type="hidden" name="digest" value={preview.digest} />
          {preview.chosen.map((id) => (
            <input key={id} type="hidden" name="kies" value={id} />
          ))}
          {team ? (
            <TextField
              name="familyCode"
              label={sharing.familyCode}
              optional
              description={sharing.familyCodeHint}
              error={problem === 'unknown-code' ? sharing.unknownCode : undefined}
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
            />
          ) : (
            <TextField
              name="name"
              label={sharing.name}
              description={sharing.nameHint}
              error={problem === 'no-name' ? sharing.noName : undefined}
              maxLength={80}
              required
            />
          )}
          <div className="form-actions">
            <Button type="submit" name="intent" value="send" variant="primary" size="large" icon={IconSend}>
              {sharing.send}
            </Button>
          </div>
        </Form>
      )}
    </>
  )
}

/** What one sending holds, with what this person can do about it. */
function Looking({ list, looking }: Data & { looking: NonNullable<Data['looking']> }) {
  const { sharing } = useMessages()
  const sending = list.find(({ id }) => id === looking.id)
  if (!sending) return null
  const mine = looking.consents.find(({ isMe }) => isMe)
  const isAsked = sending.asksMe && mine
  const title = isAsked ? sharing.askTitle(sending.recipientName) : sharing.to(sending.recipientName)
  return (
    <>
      <PreviewCard id="verzending" title={title} chapters={looking.chapters} />
      {sending.status === 'asking' && <WhoSaysYes consents={looking.consents} />}
      {(isAsked || sending.maySend) && (
        <Form method="post" className="card stack">
          <input type="hidden" name="sending" value={sending.id} />
          <input type="hidden" name="digest" value={looking.digest} />
          {isAsked && (
            <>
              <p>{mine.answer ? sharing.youSaid[mine.answer] : `${sharing.askText} ${sharing.askNo}`}</p>
              <div className="cluster">
                <Button
                  type="submit"
                  name="intent"
                  value="yes"
                  icon={IconCheck}
                  variant={mine.answer ? 'secondary' : 'primary'}
                >
                  {sharing.yes}
                </Button>
                <Button type="submit" name="intent" value="no" icon={IconX}>
                  {sharing.no}
                </Button>
              </div>
            </>
          )}
          {sending.maySend && (
            <div className="form-actions">
              <Button
                type="submit"
                name="intent"
                value="send-now"
                variant="primary"
                size="large"
                icon={IconSend}
              >
                {sharing.send}
              </Button>
            </div>
          )}
        </Form>
      )}
    </>
  )
}
