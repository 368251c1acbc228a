import { IconLink, IconSettings, IconUserMinus, IconX } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { PersonRow } from '#server/people/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'

interface PeopleListProps {
  planId: string
  as: string | null
  people: PersonRow[]
}

/** Who takes part or was invited, and what this person may do about it. */
export function PeopleList({ planId, as, people }: PeopleListProps) {
  return (
    <ul className="people">
      {people.map((person) => (
        <li className="people__person" key={person.participantId}>
          <Avatar name={person.name} color={person.color} large />
          <Words person={person} />
          <div className="people__actions">
            <Actions planId={planId} as={as} person={person} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Words({ person }: { person: PersonRow }) {
  const { roles, list } = useMessages().people
  const language = useLanguage()
  const until = person.invitationExpiresAt
  return (
    <div>
      <h3 className="people__name">
        <bdi>{person.name}</bdi>
        {person.isMe && <span className="muted"> ({list.me})</span>}
      </h3>
      <p>
        {roles[person.role]}
        {person.employer && `, ${list.of(person.employer)}`}
        {person.supports && `, ${list.beside(person.supports)}`}
        {person.bonds.isFosterParent && `, ${list.foster}`}
        {person.bonds.isGuardian && `, ${list.guardian}`}
      </p>
      {person.employerIsTeam && <p>{list.atWork(person.name)}</p>}
      <p className="muted">
        {person.status === 'joined'
          ? list.joined
          : until !== null && person.invitationOpen
            ? list.invited(fullDate(until, language))
            : list.expired}
      </p>
    </div>
  )
}

function Actions({ planId, as, person }: { planId: string; as: string | null; person: PersonRow }) {
  const { list } = useMessages().people
  const { may, participantId, name } = person
  if (person.isMe)
    return (
      <LinkButton size="small" icon={IconSettings} to={planPath(planId, 'ik', as)}>
        {list.mySettings}
      </LinkButton>
    )
  const about = <span className="sr-only"> {list.about(name)}</span>
  return (
    <>
      {(may.revoke || may.makeReturnLink) && (
        <Form method="post">
          <input type="hidden" name="person" value={participantId} />
          <Button
            type="submit"
            size="small"
            icon={IconLink}
            name="intent"
            value={may.revoke ? 'renew' : 'return'}
          >
            {may.revoke ? list.renew : list.returnLink}
            {about}
          </Button>
        </Form>
      )}
      {may.revoke && (
        <Form method="post">
          <input type="hidden" name="person" value={participantId} />
          <Button type="submit" size="small" variant="subtle" icon={IconX} name="intent" value="revoke">
            {list.revoke}
            {about}
          </Button>
        </Form>
      )}
      {may.remove && (
        <Form method="get">
          {as && <input type="hidden" name="als" value={as} />}
          <Button
            type="submit"
            size="small"
            variant="subtle"
            icon={IconUserMinus}
            name="verwijder"
            value={participantId}
          >
            {list.remove}
            {about}
          </Button>
        </Form>
      )}
    </>
  )
}
