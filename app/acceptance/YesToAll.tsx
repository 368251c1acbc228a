import { IconChecks } from '@tabler/icons-react'
import { useFetcher } from 'react-router'
import type { AgreementOnPage } from '#server/acceptance/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import type { Seen } from './AnswerForm.tsx'
import type { AcceptanceAnswer } from './acceptance-actions.ts'

interface Props {
  agreements: readonly AgreementOnPage[]
  seenOf: (agreement: AgreementOnPage) => Seen
  given: AcceptanceAnswer | undefined
  action: string
}

/** One yes to what stands on this page and has no answer of mine yet; without a tick it stays without. */
export function YesToAll({ agreements, seenOf, given, action }: Props) {
  const { acceptance } = useMessages()
  const words = acceptance.all
  const fetcher = useFetcher<AcceptanceAnswer>({ key: 'yes-to-all' })
  const said = fetcher.data?.all ?? given?.all
  const waiting = agreements.filter(
    ({ mine, mayAnswer }) => mayAnswer && mine?.isMe && !mine.answer?.isCurrent,
  )
  const changed = agreements.filter(({ id }) => said?.changed.includes(id))
  if (waiting.length < 2 && !said) return null
  return (
    <Card title={words.title} id="alles">
      <div role="status" className="stack">
        {said && said.saved > 0 && (
          <Alert type="ok">
            <p>{words.saved(said.saved)}</p>
          </Alert>
        )}
        {said?.isNothing && (
          <Alert type="warning">
            <p>{words.nothing}</p>
          </Alert>
        )}
        {changed.length > 0 && (
          <Alert type="warning">
            <p>{words.changed}</p>
            <ul>
              {changed.map(({ id, words: { what, when } }) => (
                <li key={id} dir="auto">
                  <a href={`#afspraak-${id}`}>{what.trim() || when}</a>
                </li>
              ))}
            </ul>
          </Alert>
        )}
      </div>
      {waiting.length > 0 && (
        <fetcher.Form method="post" action={`${action}#alles`} className="stack">
          <p>{words.text}</p>
          <div className="choices">
            {waiting.map((agreement) => {
              const id = `read-${agreement.id}`
              return (
                <div className="choice" key={agreement.id}>
                  <input
                    className="utrecht-checkbox utrecht-checkbox--html-input"
                    type="checkbox"
                    id={id}
                    name="read"
                    value={`${agreement.id} ${seenOf(agreement).digest}`}
                    defaultChecked
                  />
                  <label className="choice__label" htmlFor={id} dir="auto">
                    {agreement.words.what.trim() || agreement.words.when}
                  </label>
                </div>
              )
            })}
          </div>
          <div className="form-actions">
            <Button
              type="submit"
              variant="primary"
              size="large"
              icon={IconChecks}
              name="intent"
              value="all"
              disabled={fetcher.state !== 'idle'}
            >
              {words.button}
            </Button>
          </div>
        </fetcher.Form>
      )}
    </Card>
  )
}
