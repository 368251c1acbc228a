import { IconArrowLeft, IconFileTypeCsv, IconJson } from '@tabler/icons-react'
import { byDay, type LogDay, type Reader, readersIn, roleName } from '../log/log-lines.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/log'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  return { planId: plan.id, as, children: plan.children, rows: await services.log.rows(me) }
}

export default function LogPage({ loaderData: { planId, as, children, rows } }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { log } = messages
  return (
    <PageFrame title={log.title} planTitle={planTitle(children, language, messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {messages.people.toPlan}
        </LinkButton>
      </div>
      <h1>{log.title}</h1>
      <p className="lead">{log.intro}</p>
      <Readers readers={readersIn(rows)} />
      <Days days={byDay(rows, messages)} />
      <Card title={log.takeTitle}>
        <p>{log.takeText}</p>
        <div className="cluster">
          <LinkButton icon={IconFileTypeCsv} to={planPath(planId, 'logboek.csv', as)} reloadDocument download>
            {log.csv}
          </LinkButton>
          <LinkButton icon={IconJson} to={planPath(planId, 'logboek.json', as)} reloadDocument download>
            {log.json}
          </LinkButton>
        </div>
      </Card>
    </PageFrame>
  )
}

function Readers({ readers }: { readers: Reader[] }) {
  const messages = useMessages()
  const { log } = messages
  const language = useLanguage()
  return (
    <Card title={log.readersTitle}>
      {readers.length === 0 && <p>{log.nobody}</p>}
      <ul className="points">
        {readers.map(({ person, count, day, time }) => (
          <li key={`${person.name} ${person.role} ${person.employer}`}>
            <strong>
              <bdi>{person.name}</bdi>
            </strong>
            , {roleName(person.role, messages)}
            {person.employer && `, ${log.works(person.employer)}`}
            <br />
            {person.employerIsTeam && person.role !== 'staff' && `${log.atWork(person.name)} `}
            {(person.role === 'staff' ? log.lastReadSent : log.lastRead)(fullDate(day, language), time)}.{' '}
            {log.times(count)}.
          </li>
        ))}
      </ul>
      {readers.length > 0 && <p className="muted">{log.hour}</p>}
    </Card>
  )
}

function Days({ days }: { days: LogDay[] }) {
  const { log } = useMessages()
  const language = useLanguage()
  return (
    <Card title={log.allTitle}>
      <p className="muted">
        {log.private} {log.forever}
      </p>
      {days.length === 0 && <p>{log.empty}</p>}
      {days.map(({ day, lines }) => (
        <section key={day} className="stack stack--tight" aria-label={fullDate(day, language)}>
          <h3>{fullDate(day, language)}</h3>
          <ul className="points">
            {lines.map(({ id, words, time, count, forMeOnly }) => (
              <li key={id}>
                {words}
                {(time !== null || count > 1 || forMeOnly) && (
                  <span className="muted">
                    {' '}
                    {[
                      time !== null && log.at(time),
                      count > 1 && `(${log.again(count)})`,
                      forMeOnly && `(${log.forMeOnly})`,
                    ]
                      .filter(Boolean)
                      .join(' ')}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}
