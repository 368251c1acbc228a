import { IconMessage2 } from '@tabler/icons-react'
import { COMMENTS } from '../editor/place-in-plan.ts'
import type { Preferences } from '../editor/use-preferences.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Checkbox } from '../ui/fields.tsx'
import { useCommenting } from './commenting.ts'

/** Under "Meer": asks for remarks, or leads to those that are there. */
export function CommentsMore({ preferences }: { preferences: Preferences }) {
  const commenting = useCommenting()
  const { comments } = useMessages()
  if (!commenting || (!commenting.mayAdd && commenting.threads.length === 0)) return null
  return (
    <div className="stack needs-scripts">
      <h3>{comments.title}</h3>
      {commenting.threads.length > 0 ? (
        <div>
          <LinkButton icon={IconMessage2} to={`${commenting.hrefOf(COMMENTS)}#reacties`}>
            {comments.count(commenting.threads.length)}
          </LinkButton>
        </div>
      ) : (
        <Checkbox
          name="reacties"
          label={comments.turnOn}
          checked={preferences.comments}
          onChange={(event) => preferences.set('comments', event.currentTarget.checked)}
        />
      )}
    </div>
  )
}
