import { IconLogout } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import type { Staff, StaffRole } from '#server/staff/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { TEAM_PLACES } from './team-places.ts'

interface TeamFrameProps {
  title: string
  /** Null on the pages before signing in. */
  staff: Pick<Staff, 'name' | 'roles' | 'isTrial' | 'organisation'> | null
  narrow?: boolean
  children: ReactNode
}

/** Around every page of the team's side: who is signed in, where one can go, and the way out. */
export function TeamFrame({ title, staff, narrow, children }: TeamFrameProps) {
  const messages = useMessages()
  const { team } = messages
  const mayOpen = (roles: readonly StaffRole[]) => roles.some((role) => staff?.roles.includes(role))
  return (
    <PageFrame
      title={title}
      planTitle={staff ? team.works(staff.name, staff.organisation.name) : undefined}
      narrow={narrow}
    >
      {staff && (
        <div className="cluster cluster--apart">
          <nav className="cluster" aria-label={team.places}>
            {TEAM_PLACES.filter(({ roles }) => mayOpen(roles)).map(({ to, label }) => (
              <NavLink key={to} to={to} end className="tool">
                {label(messages)}
              </NavLink>
            ))}
          </nav>
          <form method="post" action="/wijkteam/uitloggen">
            <Button type="submit" size="small" variant="subtle" icon={IconLogout}>
              {team.signOut}
            </Button>
          </form>
        </div>
      )}
      {staff?.isTrial && <Alert type="info">{team.trialNow}</Alert>}
      {children}
    </PageFrame>
  )
}
