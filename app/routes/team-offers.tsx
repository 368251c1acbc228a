import { IconCheck, IconPlus } from '@tabler/icons-react'
import { data, Form } from 'react-router'
import type { Offer } from '#server/offers/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { DeclinedBecause } from '../offers/DeclinedBecause.tsx'
import { OfferForms } from '../offers/OfferForms.tsx'
import { CHOICES, readOfferForm } from '../offers/offer-input.ts'
import { TeamFrame } from '../team/TeamFrame.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { TextField } from '../ui/fields.tsx'
import type { Route } from './+types/team-offers'
import { requireStaff } from './require-staff.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { staff, services } = requireStaff(context, 'team', 'intake')
  const cases = await services.cases.visible(staff)
  return {
    staff,
    cases: cases.filter(({ closedAt }) => closedAt === null).map(({ id, reference }) => ({ id, reference })),
    offers: await services.offers.list(staff),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { staff, services } = requireStaff(context, 'team', 'intake')
  const read = readOfferForm(await request.formData())
  if ('problem' in read) return data({ saved: false, problem: read.problem }, { status: 400 })
  const { offers } = services
  if (read.what === 'offer') await offers.offer(staff, read.caseId, read.given)
  if (read.what === 'withhold') await offers.withhold(staff, read.caseId, read.given)
  if (read.what === 'answer') await offers.recordAnswer(staff, read.offerId, read.given)
  if (read.what === 'own-plan') await offers.ownPlanDone(staff, read.offerId)
  return { saved: true, problem: null }
}

/** The offer register: was the family offered its right, and what did it say (Jeugdwet art. 4.1.2). */
export default function TeamOffers({ loaderData, actionData }: Route.ComponentProps) {
  const { offers: words } = useMessages()
  const { staff, cases, offers } = loaderData
  const problem = actionData?.problem ?? null
  return (
    <TeamFrame title={words.title} staff={staff} narrow>
      <h1>{words.title}</h1>
      <p className="lead">{words.intro}</p>
      <div role="status">
        {actionData?.saved && <Alert type="ok">{words.saved}</Alert>}
        {problem && <Alert type="error">{words.problems[problem]}</Alert>}
      </div>
      <Card title={words.newTitle}>
        {cases.length === 0 ? <p>{words.noCases}</p> : <OfferForms cases={cases} key={offers.length} />}
      </Card>
      <h2>{words.listTitle}</h2>
      {offers.length === 0 && <p className="muted">{words.none}</p>}
      {offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} />
      ))}
    </TeamFrame>
  )
}

function OfferCard({ offer }: { offer: Offer }) {
  const { offers: words } = useMessages()
  const language = useLanguage()
  const day = (date: string) => fullDate(date, language)
  const { id, withheld, ownPlan } = offer
  return (
    <Card title={`${offer.reference}, ${offer.childLabel}`}>
      <ul className="points">
        {offer.offeredOn && offer.form && (
          <li>
            {words.offered(
              day(offer.offeredOn),
              words.forms[offer.form],
              offer.language ?? '',
              offer.offeredBy ?? '',
            )}
          </li>
        )}
        {withheld && <li>{words.withheld(day(withheld.on), withheld.by, words.reasons[withheld.reason])}</li>}
        {offer.offeredOn && (
          <li>{offer.confirmedOn ? words.confirmed(day(offer.confirmedOn)) : words.notConfirmed}</li>
        )}
        {offer.answer && offer.answeredOn && (
          <li>
            {words.answers[offer.answer]}, {day(offer.answeredOn)} ({words.by[offer.answeredBy ?? 'staff']})
            {offer.declinedReason && `. ${words.because(words.declinedReasons[offer.declinedReason])}`}
          </li>
        )}
        {offer.askAgainOn && <li>{words.askAgain(day(offer.askAgainOn))}</li>}
      </ul>
      {ownPlan && ownPlan.doneOn === null && (
        <Alert type={ownPlan.isLate ? 'warning' : 'info'} title={words.ownPlanTitle}>
          <p>{words.ownPlan(day(ownPlan.dueOn))}</p>
          <Form method="post">
            <input type="hidden" name="wat" value="own-plan" />
            <input type="hidden" name="aanbod" value={id} />
            <Button type="submit" size="small" icon={IconCheck}>
              {words.ownPlanDone}
            </Button>
          </Form>
        </Alert>
      )}
      {ownPlan?.doneOn && <p>{words.ownPlanWasDone(day(ownPlan.doneOn))}</p>}
      {offer.offeredOn && (
        <details className="disclosure">
          <summary>{words.recordAnswer}</summary>
          <Form method="post" className="stack">
            <input type="hidden" name="wat" value="answer" />
            <input type="hidden" name="aanbod" value={id} />
            <TextField name="opnieuw" of={id} label={words.askAgainOn} type="date" optional />
            <DeclinedBecause
              id={`waarom-${id}`}
              label={words.declinedOnly}
              hint={words.declinedHint}
              chosen={offer.declinedReason}
            />
            <div className="form-actions">
              {CHOICES.answers.map((answer) => (
                <Button key={answer} type="submit" name="antwoord" value={answer} icon={IconPlus}>
                  {words.answers[answer]}
                </Button>
              ))}
            </div>
          </Form>
        </details>
      )}
    </Card>
  )
}
