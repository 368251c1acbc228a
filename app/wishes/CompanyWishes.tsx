/** Whom this person would rather not have there, and what can be done when that person was asked. */
import { IconTrash } from '@tabler/icons-react'
import { Form, Link } from 'react-router'
import type { CompanyWish } from '#server/wishes/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/fields.tsx'

const NAME_MAX = 80
export type WishProblem = 'empty' | 'full'

export function CompanyWishes(props: { wishes: readonly CompanyWish[]; problem: WishProblem | null }) {
  const { wishes, problem } = props
  const words = useMessages().wishes
  return (
    <div className="stack" id="niet-erbij">
      {wishes.map((wish) => wish.met && <Met key={wish.id} wish={wish} met={wish.met} />)}
      <details className="disclosure" open={problem !== null}>
        <summary>{words.open}</summary>
        <div className="disclosure__body">
          <p>{words.intro}</p>
          <p>{words.how}</p>
          {wishes.length > 0 && (
            <ul className="points">
              {wishes.map(({ id, name }) => (
                <li key={id}>
                  <Form method="post" className="cluster spread">
                    <bdi>{name}</bdi>
                    <input type="hidden" name="wish" value={id} />
                    <Button
                      type="submit"
                      size="small"
                      variant="subtle"
                      icon={IconTrash}
                      name="intent"
                      value="wish-erase"
                    >
                      {words.erase(name)}
                    </Button>
                  </Form>
                </li>
              ))}
            </ul>
          )}
          {/* What was typed goes once it stands in the list. */}
          <Form method="post" className="stack" noValidate key={wishes.length}>
            <TextField
              label={words.name}
              name="wishName"
              maxLength={NAME_MAX}
              error={problem ? words[problem] : undefined}
            />
            <div className="form-actions">
              <Button type="submit" name="intent" value="wish-add">
                {words.add}
              </Button>
            </div>
          </Form>
        </div>
      </details>
    </div>
  )
}

function Met({ wish, met }: { wish: CompanyWish; met: NonNullable<CompanyWish['met']> }) {
  const words = useMessages().wishes
  return (
    <Alert type="warning" title={met.status === 'joined' ? words.metIn(met.name) : words.met(met.name)}>
      <p>{words.metText}</p>
      <p>
        <strong>{words.canTitle}</strong>
      </p>
      <ul className="points">
        <li>{words.canWait}</li>
        <li>{words.canHide}</li>
        <li>{words.canTalk}</li>
        <li>
          {words.canDanger} <Link to="/hulp#veilig">{words.dangerLink}</Link>
        </li>
      </ul>
      <Form method="post" className="cluster">
        <input type="hidden" name="wish" value={wish.id} />
        <Button type="submit" name="intent" value="wish-dismiss">
          {words.dismiss}
        </Button>
        {met.mayRevoke && (
          <>
            <Button type="submit" variant="subtle" name="intent" value="wish-revoke">
              {words.revoke}
            </Button>
            <span className="hint">{words.revokeHint}</span>
          </>
        )}
      </Form>
    </Alert>
  )
}
