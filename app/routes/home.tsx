import { IconBook2, IconChevronRight, IconLink, IconPencilPlus } from '@tabler/icons-react'
import { Link } from 'react-router'
import { requestContext, servicesContext } from '#server/context.ts'
import type { PlanSummary } from '#server/plans/types.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Hero } from '../ui/Hero.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/home'

export async function loader({ context }: Route.LoaderArgs) {
  const { plans } = context.get(servicesContext)
  return { plans: await plans.ofSession(context.get(requestContext).session) }
}

/** What a familiegroepsplan is: a right and no duty, without a clock and never a condition for help. */
export default function Home({ loaderData: { plans } }: Route.ComponentProps) {
  const { home } = useMessages()
  return (
    <PageFrame title={home.pageTitle}>
      <Hero
        home
        title={home.title}
        lead={home.lead}
        actions={
          <>
            <LinkButton variant="primary" size="large" icon={IconPencilPlus} to="/plan/nieuw">
              {home.make}
            </LinkButton>
            <LinkButton icon={IconBook2} to="/voorbeeld">
              {home.example}
            </LinkButton>
            <LinkButton icon={IconLink} to="/link">
              {home.haveLink}
            </LinkButton>
          </>
        }
      />
      {plans.length > 0 && <MyPlans plans={plans} />}
      <div className="pair">
        <TextCard look="good" title={home.whatTitle} lines={home.what} />
        <TextCard look="circle" title={home.rightTitle} lines={home.right}>
          <div>
            <LinkButton size="small" variant="subtle" to="/uw-recht">
              {home.rightMore}
            </LinkButton>
          </div>
        </TextCard>
      </div>
      <Card title={home.howTitle}>
        <ol className="numbers">
          {home.how.map(({ title, text }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
        <p className="muted">{home.saved}</p>
      </Card>
    </PageFrame>
  )
}

function MyPlans({ plans }: { plans: PlanSummary[] }) {
  const messages = useMessages()
  const language = useLanguage()
  const { home, people, common } = messages
  return (
    <Card title={home.myPlans}>
      <p className="muted">{home.myPlansHelp}</p>
      <ul className="link-list">
        {plans.map((plan) => (
          <li key={`${plan.id} ${plan.participantId}`}>
            <Link className="link-list__item" to={planPath(plan.id, '', plan.participantId)}>
              <Avatar name={plan.name} />
              <span>
                <span className="link-list__title">{planTitle(plan.children, language, messages)}</span>
                <span className="muted">
                  {plan.name}, {people.roles[plan.role]}
                  {plan.example && `, ${common.exampleMark}`}
                </span>
              </span>
              <span className="points-forward">
                <Icon of={IconChevronRight} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function TextCard(props: {
  look: 'good' | 'circle'
  title: string
  lines: string[]
  children?: React.ReactNode
}) {
  const { look, title, lines, children } = props
  return (
    <section className="card" data-look={look} aria-label={title}>
      <h2 className="section-card__title">{title}</h2>
      <ul className="points">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {children}
    </section>
  )
}
