import { IconArrowsSplit2, IconBulb } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { Beside, PassageText } from '#server/passages/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Textarea } from '../ui/fields.tsx'
import { BesideList, PassageWords } from './PassageWords.tsx'
import type { PassageAnswer } from './passage-input.ts'
import { useUnsavedWords } from './use-unsaved-words.ts'
import { useErrors } from './WordsForm.tsx'

interface OtherPassagesProps {
  passages: readonly PassageText[]
  at: (question: string) => string
  /** Beside which one something is being written. */
  besides: { id: string; kind: Beside['kind'] } | null
  answer: PassageAnswer | null | undefined
  cancelTo: string
}

/** What others let me read: nothing here tells that there is more. */
export function OtherPassages({ passages, at, besides, answer, cancelTo }: OtherPassagesProps) {
  const { others, beside } = useMessages().ownWords
  return (
    <Card title={others.title}>
      {passages.length === 0 && <p className="muted">{others.none}</p>}
      <ul className="passages">
        {passages.map((passage) => (
          <li className="passage" key={passage.id} id={`tekst-${passage.id}`}>
            <p className="passage__by">
              <Avatar name={passage.author.name} color={passage.author.color} />
              <span>
                {passage.kind === 'child-words' || passage.writtenDown
                  ? others.said(passage.author.name)
                  : others.by(passage.author.name)}
              </span>
            </p>
            <PassageWords passage={passage} />
            <BesideList passage={passage}>{(id) => <EraseBeside id={id} />}</BesideList>
            {besides?.id === passage.id ? (
              <BesideForm passage={passage} kind={besides.kind} answer={answer} cancelTo={cancelTo} />
            ) : (
              passage.mayPutBeside && (
                <div className="cluster">
                  <LinkButton size="small" icon={IconBulb} to={at(`voorstel=${passage.id}`)}>
                    {beside.proposal}
                  </LinkButton>
                  <LinkButton size="small" icon={IconArrowsSplit2} to={at(`mening=${passage.id}`)}>
                    {beside.view}
                  </LinkButton>
                </div>
              )
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function EraseBeside({ id }: { id: string }) {
  const { beside } = useMessages().ownWords
  return (
    <Form method="post">
      <input type="hidden" name="beside" value={id} />
      <Button type="submit" size="small" variant="subtle" name="intent" value="erase-beside">
        {beside.erase}
      </Button>
    </Form>
  )
}

interface BesideFormProps {
  passage: PassageText
  kind: Beside['kind']
  answer: PassageAnswer | null | undefined
  cancelTo: string
}

function BesideForm({ passage, kind, answer, cancelTo }: BesideFormProps) {
  const { beside, cancel } = useMessages().ownWords
  const unsaved = useUnsavedWords()
  const errors = useErrors(answer)
  return (
    <Form method="post" className="stack" noValidate {...unsaved}>
      <input type="hidden" name="passage" value={passage.id} />
      <input type="hidden" name="kind" value={kind} />
      <Textarea
        label={beside.words[kind]}
        name="words"
        description={`${beside.hint(passage.author.name)} ${beside.readers}`}
        defaultValue={answer?.values.words ?? ''}
        error={errors.words}
      />
      <div className="form-actions">
        <Button type="submit" variant="primary" name="intent" value="beside">
          {beside.put}
        </Button>
        <LinkButton to={cancelTo}>{cancel}</LinkButton>
      </div>
    </Form>
  )
}
