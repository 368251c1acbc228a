import { Form } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'

/** Opening a link never replaces who the browser already is: it asks. */
export function WhoAreYou({ now, next }: { now: string; next: string }) {
  const { join } = useMessages().people
  const title = join.ask(now, next)
  return (
    <PageFrame title={join.title} narrow>
      <div className="card">
        <h1>{title}</h1>
        <p>{join.askText}</p>
        <div className="form-actions">
          <Form method="get">
            <Button type="submit" variant="primary" name="verder" value="ja">
              {join.yes(next)}
            </Button>
          </Form>
          <Form method="post">
            <Button type="submit" name="intent" value="stay">
              {join.no(now)}
            </Button>
          </Form>
        </div>
      </div>
    </PageFrame>
  )
}

/** The browser is this very person already: nothing to spend. */
export function AlreadyHere(props: { link: { planId: string; name: string }; participantId: string }) {
  const { people } = useMessages()
  const title = people.join.already(props.link.name)
  return (
    <PageFrame title={title} narrow>
      <div className="card">
        <h1>{title}</h1>
        <p>{people.join.alreadyText}</p>
        <div className="form-actions">
          <LinkButton variant="primary" to={planPath(props.link.planId, '', props.participantId)}>
            {people.toPlan}
          </LinkButton>
        </div>
      </div>
    </PageFrame>
  )
}
