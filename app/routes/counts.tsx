import { IconFileTypeCsv, IconJson } from '@tabler/icons-react'
import { FEWEST_FAMILIES } from '#plan/counts/hide-small.ts'
import type { QuarterCounts } from '#server/counts/types.ts'
import { Bars } from '../counts/Bars.tsx'
import { linesOf, quarterName } from '../counts/count-lines.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { TeamFrame } from '../team/TeamFrame.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import type { Route } from './+types/counts'
import { requireStaff } from './require-staff.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { staff, services } = requireStaff(context, 'quality')
  return { staff, quarters: await services.counts.perQuarter(staff) }
}

/** The whole, for a municipality: how many, and never who or what. */
export default function CountsPage({ loaderData: { staff, quarters } }: Route.ComponentProps) {
  const messages = useMessages()
  const { counts } = messages
  return (
    <TeamFrame title={counts.title} staff={staff} narrow>
      <h1>{counts.title}</h1>
      <p className="lead">{counts.intro}</p>
      <p>
        {counts.small(FEWEST_FAMILIES)} {counts.finished} {counts.wordsLeftOut}
      </p>
      {quarters.length === 0 && <p className="muted">{counts.none}</p>}
      {quarters.length > 0 && (
        <Card title={counts.chartTitle}>
          <Bars
            title={counts.chartTitle}
            bars={[...quarters].reverse().map(({ quarter, offered }) => ({
              words: counts.bar(quarterName(quarter, messages), String(offered ?? counts.hidden)),
              value: offered,
            }))}
          />
        </Card>
      )}
      {quarters.map((one) => (
        <Quarter key={one.quarter} quarter={one} />
      ))}
      {quarters.length > 0 && (
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

function Quarter({ quarter }: { quarter: QuarterCounts }) {
  const messages = useMessages()
  const { counts } = messages
  const name = quarterName(quarter.quarter, messages)
  return (
    <Card title={name}>
      <div className="table-frame">
        <table className="utrecht-table">
          <caption className="sr-only">{name}</caption>
          <thead>
            <tr className="utrecht-table__row">
              <th scope="col" className="utrecht-table__header-cell">
                {counts.measure}
              </th>
              <th scope="col" className="utrecht-table__header-cell utrecht-table__cell--number">
                {counts.number}
              </th>
            </tr>
          </thead>
          <tbody>
            {linesOf(quarter).map(({ measure, value, isPart }) => (
              <tr key={measure} className="utrecht-table__row">
                <th
                  scope="row"
                  className={`utrecht-table__cell${isPart ? ' utrecht-table__cell--part' : ''}`}
                >
                  {counts.measures[measure]}
                </th>
                <td className="utrecht-table__cell utrecht-table__cell--number">
                  {value ?? <span className="muted">{counts.hidden}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
