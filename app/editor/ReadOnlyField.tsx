/** A field as it is to read: before the plan is live, without scripts, on paper. */
import type { Block, PlanDocument } from '#plan/document.ts'
import { agreementsBySection, type PlanSection } from '#plan/form.ts'
import type { Template, TemplateField } from '#plan/template.ts'
import type { ScoreRow } from '#server/scores/types.ts'
import { AgreeLink, AgreementMark } from '../acceptance/AgreementMark.tsx'
import { useHadTask } from '../follow-up/free-places.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { FieldFrame } from './FieldFrame.tsx'

export interface ReadOnlyFieldProps {
  field: TemplateField
  section: PlanSection
  template: Template
  document: PlanDocument
  scores: readonly ScoreRow[]
}

export function ReadOnlyField(props: ReadOnlyFieldProps) {
  return (
    <FieldFrame field={props.field} hideQuestion={props.section.added}>
      <Words {...props} />
    </FieldFrame>
  )
}

function Words(props: ReadOnlyFieldProps) {
  const { plan, followUp } = useMessages()
  const hadTask = useHadTask()
  const language = useLanguage()
  const { field, document } = props
  if (field.kind === 'text') {
    const blocks = document.texts[field.id] ?? []
    return blocks.length > 0 ? <Blocks blocks={blocks} /> : <Nothing />
  }
  if (field.kind === 'agreements') return <Agreements {...props} />
  const nameOf = (id: string | null) => document.people.find((person) => person.id === id)?.name ?? ''
  const lines: Record<string, () => string[]> = {
    lines: () => (document.lines[field.id] ?? []).map(({ text }) => text),
    goals: () => document.goals.map(({ title }) => title),
    circle: () => document.people.map(({ id, name }) => (hadTask(id) ? followUp.open.beside(name) : name)),
    moments: () =>
      (document.moments[field.id] ?? []).map(({ date, text }) =>
        [date && fullDate(date, language), text].filter(Boolean).join(': '),
      ),
    person: () =>
      (document.keepers[field.id] ?? []).map(({ who, howOften }) =>
        [nameOf(who), howOften].filter(Boolean).join(', '),
      ),
    scale: () =>
      props.scores
        .filter((score) => score.fieldId === field.id)
        .map(({ name, value }) => plan.score(name, value)),
  }
  const written = (lines[field.kind]?.() ?? []).filter((line) => line.trim() !== '')
  if (written.length === 0) return <Nothing />
  return (
    <ul className="points">
      {written.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: reason: a list to read, drawn anew as a whole
        <li key={index} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  )
}

function Nothing() {
  const { plan } = useMessages()
  return <p className="muted">{plan.nothingYet}</p>
}

function Agreements({ section, template, document }: ReadOnlyFieldProps) {
  const { plan, followUp } = useMessages()
  const hadTask = useHadTask()
  const language = useLanguage()
  const agreements = agreementsBySection(template, document.agreements).get(section.id) ?? []
  if (agreements.length === 0) return <Nothing />
  const names = (agreement: { id: string; who: readonly string[] }) =>
    agreement.who
      .flatMap((id) => {
        const name = document.people.find((person) => person.id === id)?.name
        return name ? [hadTask(id, agreement.id) ? followUp.open.beside(name) : name] : []
      })
      .join(', ')
  return (
    <>
      <table className="agreements-read">
        <thead>
          <tr>
            <th scope="col">{plan.agreementWhat}</th>
            <th scope="col">{plan.agreementWho}</th>
            <th scope="col">{plan.agreementWhen}</th>
          </tr>
        </thead>
        <tbody>
          {agreements.map((agreement) => (
            <tr key={agreement.id}>
              <th scope="row" dir="auto">
                {agreement.what}
                <AgreementMark agreement={agreement} />
              </th>
              <td>{names(agreement)}</td>
              <td dir="auto">
                {[agreement.when, agreement.until && plan.until(fullDate(agreement.until, language))]
                  .filter(Boolean)
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <AgreeLink agreements={agreements} />
    </>
  )
}

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="rich-text__words" dir="auto">
      {blocks.map((block, index) =>
        block.type === 'paragraph' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: reason: text to read, drawn anew as a whole
          <p key={index}>
            {block.spans.map(({ text, bold, italic }, place) => {
              const words = italic ? <em>{text}</em> : text
              // biome-ignore lint/suspicious/noArrayIndexKey: reason: as above
              return <span key={place}>{bold ? <strong>{words}</strong> : words}</span>
            })}
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: reason: as above
          <ul key={index}>
            {block.items.map((item, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: reason: as above
              <li key={place}>
                <Blocks blocks={item} />
              </li>
            ))}
          </ul>
        ),
      )}
    </div>
  )
}
