/** /plan/<id>/delen/eigen-woorden: one person's own words, alone, to the team. Nothing here shows to anybody else. */
import { IconArrowLeft, IconSend } from '@tabler/icons-react'
import { Form, redirect } from 'react-router'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { SendingCard } from '../sharing/SendingCard.tsx'
import { chosenIn, recipientIn, toOf } from '../sharing/share-input.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Checkbox, RadioGroup, TextField } from '../ui/fields.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/share-own-words'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const { sharing, passages, organisations } = services
  if (!(await sharing.mayShareOwnWords(me))) throw new Response(null, { status: 404 })
  const [sheet, list, known] = await Promise.all([passages.sheet(me), sharing.list(me), organisations.list()])
  return {
    planId: plan.id,
    as,
    children: plan.children,
    mine: sheet.mine.map(({ id, words }) => ({ id, words })),
    teams: known.filter(({ receives }) => receives).map(({ id, name, wording }) => ({ id, name, wording })),
    list: list.filter(({ ownWordsOnly }) => ownWordsOnly),
    isSent: new URL(request.url).searchParams.get('klaar') === 'gestuurd',
  }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const { sharing, organisations } = services
  const form = await request.formData()
  const here = planPath(plan.id, 'delen/eigen-woorden', as)
  if (form.get('intent') === 'withdraw') {
    await sharing.withdraw(me, String(form.get('sending') ?? ''))
    return redirect(here)
  }
  const to = toOf(String(form.get('aan') ?? ''), await organisations.list())
  if (to?.kind !== 'team') throw new Response(null, { status: 400 })
  const answer = await sharing.sendOwnWords(me, recipientIn(form, to), chosenIn(form))
  return answer.state === 'sent'
    ? redirect(`${here}${as ? '&' : '?'}klaar=gestuurd`)
    : { problem: answer.state }
}

export default function ShareOwnWordsPage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const { sharing } = messages
  const { planId, as, mine, teams, list, isSent } = loaderData
  const problem = actionData?.problem
  return (
    <PageFrame
      title={sharing.ownTitle}
      planTitle={planTitle(loaderData.children, useLanguage(), messages)}
      narrow
    >
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, 'mijn-blad', as)}>
          {sharing.toSheet}
        </LinkButton>
      </div>
      <h1 tabIndex={-1}>{sharing.ownTitle}</h1>
      <p className="lead">{sharing.ownLead}</p>
      <div role="status">{isSent && <Alert type="ok">{sharing.done.sent}</Alert>}</div>
      <div role="alert">{problem === 'empty' && <Alert type="warning">{sharing.nothingChosen}</Alert>}</div>
      {mine.length === 0 && <Alert>{sharing.ownNone}</Alert>}
      {teams.length === 0 && <Alert>{sharing.ownNoOne}</Alert>}
      {mine.length > 0 && teams.length > 0 && (
        <Form method="post" className="card stack">
          <fieldset className="share-group">
            <legend className="utrecht-form-label">{sharing.ownWhat}</legend>
            {mine.map(({ id, words }) => (
              <Checkbox
                key={id}
                id={`kies-${id}`}
                name="kies"
                value={id}
                label={<bdi className="book-words">{words || sharing.picture}</bdi>}
              />
            ))}
          </fieldset>
          <RadioGroup
            legend={sharing.ownWho}
            name="aan"
            defaultValue={`team:${teams[0]?.id}`}
            choices={teams.map(({ id, name, wording }) => ({
              value: `team:${id}`,
              label: sharing.team(wording, name),
            }))}
          />
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
          <div className="form-actions">
            <Button type="submit" variant="primary" size="large" icon={IconSend} name="intent" value="send">
              {sharing.ownSend}
            </Button>
          </div>
        </Form>
      )}
      {list.length > 0 && <h2>{sharing.ownListTitle}</h2>}
      {list.map((sending) => (
        <SendingCard key={sending.id} sending={sending} lookTo={null} link={null} />
      ))}
    </PageFrame>
  )
}
