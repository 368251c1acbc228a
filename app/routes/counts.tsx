import { IconFileTypeCsv, IconJson } from '@tabler/icons-react'
import { FEWEST_FAMILIES } from '#plan/counts/hide-small.ts'
import type { Period } from '#plan/counts/period.ts'
import { groupsOf, periodName, type ShownLine, shownLines, valueText } from '../counts/count-lines.ts'
import { type Segment, StackedBars } from '../counts/StackedBars.tsx'
import type { Messages } from '../messages/catalogue.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { TeamFrame } from '../team/TeamFrame.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import type { Route } from './+types/counts'
import { requireStaff } from './require-staff.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { staff, services } = requireStaff(context, 'quality')
  return { staff, periods: await services.counts.periods(staff) }
}

const ANSWERS = ['accepted', 'declined', 'not-now', 'none'] as const

/** The whole, for a municipality: how many, and never who or what. */
export default function CountsPage({ loaderData: { staff, periods } }: Route.ComponentProps) {
  const messages = useMessages()
  const { counts } = messages
  const offered = periods.filter((period) => period.counts.offered !== null)
  return (
    <TeamFrame title={counts.title} staff={staff} narrow>
      <h1>{counts.title}</h1>
      <p className="lead">{counts.intro}</p>
      <p>
        {counts.small(FEWEST_FAMILIES)} {counts.together} {counts.finished}
      </p>
      {periods.length === 0 && <p className="muted">{counts.none}</p>}
      {offered.length > 0 && (
        <Card title={counts.chartTitle}>
          <StackedBars
            bars={offered.toReversed().map((period) => barOf(period, messages))}
            legend={[
              ...ANSWERS.map((segment) => ({ segment, words: counts.measures[segment] })),
              { segment: 'rest', words: counts.chartRest },
            ]}
          />
        </Card>
      )}
      {periods.map((period) => (
        <Card key={period.to} title={periodName(period, messages)}>
          <div className="stack">
            {groupsOf(period.counts).map(({ group, lines }) => (
              <Lines
                key={group}
                title={counts.groups[group]}
                of={periodName(period, messages)}
                lines={shownLines(lines)}
              />
            ))}
          </div>
        </Card>
      ))}
      <details className="disclosure">
        <summary>{counts.howTitle}</summary>
        <div className="disclosure__body">
          <ul className="points">
            {counts.how.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      </details>
      {periods.length > 0 && (
        <Card title={counts.takeTitle}>
          <div className="cluster">
            <LinkButton icon={IconFileTypeCsv} to="/beheer/gemeente.csv" reloadDocument download>
              {counts.csv}
            </LinkButton>
            <LinkButton icon={IconJson} to="/beheer/gemeente.json" reloadDocument download>
              {counts.json}
            </LinkButton>
          </div>
        </Card>
      )}
    </TeamFrame>
  )
}

function barOf(period: Period, messages: Messages) {
  const { counts } = messages
  const { offered, answers } = period.counts
  const told = ANSWERS.map((segment) => ({ segment: segment as Segment, value: answers[segment] ?? 0 }))
  const rest = (offered ?? 0) - told.reduce((sum, { value }) => sum + value, 0)
  const name = counts.bar(periodName(period, messages), String(offered ?? counts.hidden))
  const said = ANSWERS.map((answer) =>
    counts.part(counts.measures[answer], String(answers[answer] ?? counts.hidden)),
  )
  return {
    name,
    words: `${name}. ${said.join('. ')}.`,
    total: offered,
    parts: [...told, { segment: 'rest' as const, value: rest }],
  }
}

function Lines({ title, of, lines }: { title: string; of: string; lines: ShownLine[] }) {
  const messages = useMessages()
  const { counts } = messages
  return (
    <div className="table-frame">
      <table className="utrecht-table">
        <caption className="sr-only">{`${of}: ${title}`}</caption>
        <thead>
          <tr className="utrecht-table__row">
            <th scope="col" className="utrecht-table__header-cell">
              {title}
            </th>
            <th scope="col" className="utrecht-table__header-cell utrecht-table__cell--number">
              {counts.number}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.measure} ${line.depth}`} className="utrecht-table__row">
              <th
                scope="row"
                className={`utrecht-table__cell${line.depth > 0 ? ` utrecht-table__cell--part-${line.depth}` : ''}`}
              >
                {line.measure === 'rest' ? counts.rest : counts.measures[line.measure]}
              </th>
              <td className="utrecht-table__cell utrecht-table__cell--number">
                {line.value === null ? (
                  <span className="muted">{counts.hidden}</span>
                ) : (
                  valueText(line, messages)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
