import type { Difference, Said } from '#plan/differences.ts'
import type { Contact, PersonKind, Ring } from '#plan/shape.ts'
import { inLanguage } from '#plan/template.ts'
import type { Messages } from '../messages/catalogue.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Checkbox } from '../ui/fields.tsx'

interface DifferenceCardProps {
  difference: Difference
  index: number
  mayChoose: boolean
}

/** One thing that changed, as it was and as it is now; chosen beforehand, because what is not shown is erased. */
export function DifferenceCard({ difference, index, mayChoose }: DifferenceCardProps) {
  const { release } = useMessages().steps
  const language = useLanguage()
  const { kind, question, before, after } = difference
  const about = question ? inLanguage(question, language) : ''
  const name = kind === 'text' || kind === 'order' ? about : (after?.words || before?.words || about).trim()
  const title = [release.kinds[kind], name].filter(Boolean).join(': ')
  return (
    <div className="card difference">
      {mayChoose ? (
        <Checkbox
          label={<span dir="auto">{title}</span>}
          name="show"
          id={`show-${index}`}
          value={difference.id}
          defaultChecked
        />
      ) : (
        <p dir="auto">
          <strong>{title}</strong>
        </p>
      )}
      {kind !== 'order' && (
        <dl className="difference__sides">
          <div>
            <dt>{release.before}</dt>
            <dd>{before ? <Words said={before} /> : <span className="muted">{release.wasEmpty}</span>}</dd>
          </div>
          <div>
            <dt>{release.after}</dt>
            <dd>{after ? <Words said={after} /> : <span className="muted">{release.isGone}</span>}</dd>
          </div>
        </dl>
      )}
    </div>
  )
}

function Words({ said }: { said: Said }) {
  const messages = useMessages()
  const language = useLanguage()
  const facts = Object.entries(said.facts)
  return (
    <>
      {said.words && (
        <p className="difference__words" dir="auto">
          {said.words}
        </p>
      )}
      {facts.map(([fact, value]) => (
        <p key={fact} dir="auto">
          <span className="muted">{messages.steps.release.facts[fact as FactName] ?? fact}:</span>{' '}
          {factValue(fact, value, messages, (day) => fullDate(day, language))}
        </p>
      ))}
    </>
  )
}

type FactName = keyof Messages['steps']['release']['facts']

function factValue(
  fact: string,
  value: string,
  { steps, lists }: Messages,
  dayOf: (day: string) => string,
): string {
  if (fact === 'kind') return lists.circle.kinds[value as PersonKind]
  if (fact === 'ring') return lists.circle.rings[Number(value) as Ring]
  if (fact === 'contact') return lists.circle.contacts[value as Contact]
  if (fact === 'until' || fact === 'date') return dayOf(value)
  return fact === 'hidden' ? steps.release.yes : value
}
