import { IconArrowRight, IconCheck } from '@tabler/icons-react'
import { data, Form } from 'react-router'
import { servicesContext } from '#server/context.ts'
import type { FamilyOffers } from '#server/offers/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { DeclinedBecause } from '../offers/DeclinedBecause.tsx'
import { readAnswer } from '../offers/offer-input.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/fields.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/family-offers'

type Answer =
  | { state: 'unknown' }
  | { state: 'open'; code: string; family: FamilyOffers; saved: boolean; dayIsWrong?: boolean }

/** By POST only: a code never stands in an address. */
export async function action({ context, request }: Route.ActionArgs) {
  const { offers } = context.get(servicesContext)
  const form = await request.formData()
  const [code, offerId] = [String(form.get('code') ?? ''), String(form.get('aanbod') ?? '')]
  let saved = false
  let dayIsWrong = false
  if (form.get('wat') === 'confirm') saved = await offers.confirm(code, offerId)
  if (form.get('wat') === 'answer') {
    const given = readAnswer(form)
    if ('problem' in given) dayIsWrong = true
    else saved = await offers.answer(code, offerId, given)
  }
  const family = await offers.ofFamily(code)
  if (!family) return data<Answer>({ state: 'unknown' }, { status: 404 })
  return data<Answer>({ state: 'open', code, family, saved, dayIsWrong }, { status: dayIsWrong ? 400 : 200 })
}

/** With the code of the letter: "dit is mij uitgelegd", and yes, no or not now. "Geen plan" is an equal choice. */
export default function FamilyOffersPage({ actionData }: Route.ComponentProps) {
  const { offers: words } = useMessages()
  const open = actionData?.state === 'open' ? actionData : null
  return (
    <PageFrame title={words.familyTitle} narrow>
      <h1>{words.familyTitle}</h1>
      <p className="lead">{words.familyIntro}</p>
      <div role="status">{open?.saved && <Alert type="ok">{words.familySaved}</Alert>}</div>
      {open ? (
        <>
          {open.family.offers.length === 0 && <p>{words.familyNone(open.family.wording)}</p>}
          {open.family.offers.map((offer) => (
            <OneOffer key={offer.id} offer={offer} code={open.code} family={open.family} />
          ))}
        </>
      ) : (
        <Form method="post" className="card stack" noValidate>
          <ErrorSummary errors={actionData?.state === 'unknown' ? { code: words.codeUnknown } : null} />
          <TextField
            name="code"
            label={words.code}
            description={words.codeHint}
            error={actionData?.state === 'unknown' ? words.codeUnknown : undefined}
            maxLength={20}
            dir="ltr"
          />
          <div className="form-actions">
            <Button type="submit" variant="primary" iconEnd={IconArrowRight}>
              {words.codeOpen}
            </Button>
          </div>
        </Form>
      )}
    </PageFrame>
  )
}

function OneOffer(props: { offer: FamilyOffers['offers'][number]; code: string; family: FamilyOffers }) {
  const { offer, code, family } = props
  const { offers: words } = useMessages()
  const language = useLanguage()
  const day = (date: string) => fullDate(date, language)
  const hidden = (
    <>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="aanbod" value={offer.id} />
    </>
  )
  return (
    <Card title={words.about(offer.childLabel)}>
      <p>{words.familyOffered(family.organisation, day(offer.offeredOn))}</p>
      {offer.confirmedOn ? (
        <Alert type="ok">{words.familyConfirmed(day(offer.confirmedOn))}</Alert>
      ) : (
        <Form method="post">
          {hidden}
          <input type="hidden" name="wat" value="confirm" />
          <Button type="submit" icon={IconCheck}>
            {words.confirmButton}
          </Button>
        </Form>
      )}
      <Form method="post" className="stack">
        {hidden}
        <input type="hidden" name="wat" value="answer" />
        <fieldset className="stack">
          <legend className="field__legend">{words.familyQuestion}</legend>
          <div className="form-actions">
            {(['accepted', 'declined', 'not-now'] as const).map((answer) => (
              <Button
                key={answer}
                type="submit"
                name="antwoord"
                value={answer}
                aria-pressed={offer.answer === answer}
              >
                {words.familyAnswers[answer]}
              </Button>
            ))}
          </div>
          <p className="muted">{words.familyFree}</p>
          <TextField
            name="opnieuw"
            of={offer.id}
            label={words.familyAgain}
            type="date"
            defaultValue={offer.askAgainOn ?? ''}
            optional
          />
        </fieldset>
      </Form>
      {offer.answer === 'declined' && offer.answeredOn && (
        <>
          <div className="print-sheet stack">
            <h3>{words.statementTitle}</h3>
            <p>{words.statement(family.organisation, offer.childLabel, day(offer.answeredOn))}</p>
            <p>{words.statementRest}</p>
          </div>
          <Form method="post" className="stack">
            {hidden}
            <input type="hidden" name="wat" value="answer" />
            <input type="hidden" name="antwoord" value="declined" />
            <DeclinedBecause
              id={`waarom-${offer.id}`}
              label={words.familyWhyNot}
              hint={words.familyWhyNotHint}
              chosen={offer.declinedReason}
            />
            <div className="form-actions">
              <Button type="submit" size="small">
                {words.familyWhyNotSave}
              </Button>
            </div>
          </Form>
        </>
      )}
      {offer.answer === 'accepted' && (
        <LinkButton variant="primary" to="/plan/nieuw" iconEnd={IconArrowRight}>
          {words.familyBegin}
        </LinkButton>
      )}
    </Card>
  )
}
