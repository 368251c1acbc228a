/** "Wie schreef dit?": a list per section and paragraph, in words and never in colour alone (E10). */
import { IconArrowLeft } from '@tabler/icons-react'
import type { AuthoredParagraph } from '#plan/authors.ts'
import { inLanguage } from '#plan/template.ts'
import type { WhoWrote } from '#server/authorship/types.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/who-wrote'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const wrote = await services.authorship.ofPlan(me)
  await services.log.noteReading(me)
  return { planId: plan.id, as, children: plan.children, example: plan.example, wrote }
}

export default function WhoWrotePage({ loaderData }: Route.ComponentProps) {
  const { planId, as, children, example, wrote } = loaderData
  const messages = useMessages()
  const language = useLanguage()
  const { comments } = messages
  const { familyShare, sections } = wrote
  return (
    <PageFrame title={comments.whoWrote} planTitle={planTitle(children, language, messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {messages.people.toPlan}
        </LinkButton>
      </div>
      <h1>{comments.whoWrote}</h1>
      <p className="lead">{comments.whoIntro}</p>
      <p>{comments.whoHonest}</p>
      {familyShare === null ? (
        <p>{comments.whoNothing}</p>
      ) : (
        <Card title={comments.whoShareTitle}>
          <p>{comments.whoShare(Math.round(familyShare * 100))}</p>
        </Card>
      )}
      {sections.map(({ section, fields }) => (
        <Card key={section.id} title={inLanguage(section.title, language)}>
          {fields.map(({ field, paragraphs }) => (
            <div key={field.id} className="stack stack--tight">
              {!section.added && <h3>{inLanguage(field.question, language)}</h3>}
              <ul className="authored">
                {paragraphs.map((paragraph, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: reason: a list that is read once and never changes
                  <Paragraph key={place} paragraph={paragraph} wrote={wrote} example={example} />
                ))}
              </ul>
            </div>
          ))}
        </Card>
      ))}
    </PageFrame>
  )
}

interface ParagraphProps {
  paragraph: AuthoredParagraph
  wrote: WhoWrote
  example: boolean
}

function Paragraph({ paragraph: { text, authors }, wrote, example }: ParagraphProps) {
  const { comments, people } = useMessages()
  const known = (person: string | null) => (person === null ? undefined : wrote.authors[person])
  const nameOf = (person: string | null) =>
    known(person)?.name ??
    (person !== wrote.together ? comments.whoUnknown : example ? comments.whoSystem : comments.whoTogether)
  return (
    <li className="authored__item">
      <p dir="auto">{text}</p>
      <ul className="authored__people" aria-label={comments.whoTyped}>
        {authors.map(({ person, words }) => {
          const author = known(person)
          return (
            <li key={person} className="authored__person">
              <Avatar name={nameOf(person)} color={author?.color} />
              <span>
                <bdi>{nameOf(person)}</bdi>
                {author && `, ${people.roles[author.role]}`}: {comments.whoWords(words)}
              </span>
            </li>
          )
        })}
      </ul>
    </li>
  )
}
