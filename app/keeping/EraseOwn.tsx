import { IconNotebook, IconTrash } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { OwnWords } from '#server/erasing/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

interface EraseOwnProps {
  own: OwnWords
  /** The question was asked: only the answer is left. */
  isAsking: boolean
  as: string | null
  here: string
  toSheet: string
}

/** "Wis al mijn teksten": asks once more, because nothing brings them back. */
export function EraseOwn({ own: { texts, remarks, scores }, isAsking, as, here, toSheet }: EraseOwnProps) {
  const { own } = useMessages().keeping.erase
  const isEmpty = texts + remarks + scores === 0
  return (
    <Card title={own.title}>
      <p>{own.text}</p>
      <p>{isEmpty ? own.none : own.count(texts, remarks, scores)}</p>
      {isAsking && !isEmpty ? (
        <Alert type="warning" title={own.sure}>
          <p>{own.sureText}</p>
          <Form method="post" action={here} className="form-actions">
            <Button type="submit" variant="primary" icon={IconTrash} name="intent" value="erase-own">
              {own.yes}
            </Button>
            <LinkButton to={here}>{own.no}</LinkButton>
          </Form>
        </Alert>
      ) : (
        <>
          <p className="muted">{own.one}</p>
          <div className="cluster">
            <LinkButton icon={IconNotebook} to={toSheet}>
              {own.toSheet}
            </LinkButton>
            {!isEmpty && (
              <Form method="get">
                {as && <input type="hidden" name="als" value={as} />}
                <Button type="submit" icon={IconTrash} name="wis" value="mij">
                  {own.ask}
                </Button>
              </Form>
            )}
          </div>
        </>
      )}
    </Card>
  )
}
