import { IconDownload } from '@tabler/icons-react'
import { outcomeDrawing } from '#plan/reviews/outcome-drawing.ts'
import { AMBITION, OUTCOME_QUESTIONS } from '#plan/reviews/outcomes.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { PictureWithTable } from '../reviews/PictureWithTable.tsx'
import { TeamFrame } from '../team/TeamFrame.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import type { Route } from './+types/quality'
import { requireStaff } from './require-staff.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { staff, services } = requireStaff(context, 'quality')
  return { staff, outcomes: await services.quality.outcomes(staff) }
}

export default function QualityPage({ loaderData }: Route.ComponentProps) {
  const { quality, reviews } = useMessages()
  const language = useLanguage()
  const { staff, outcomes } = loaderData
  return (
    <TeamFrame title={quality.title} staff={staff} narrow>
      <h1>{quality.title}</h1>
      <p className="lead">{quality.lead}</p>
      {OUTCOME_QUESTIONS.map((question) => {
        const title = reviews.outcomeQuestions[question]
        return (
          <Card key={question} title={title}>
            <p>{quality.start(AMBITION[question])}</p>
            {outcomes[question].length === 0 && <p>{quality.none}</p>}
            <PictureWithTable drawing={outcomeDrawing(question, title, outcomes[question], language)} />
          </Card>
        )
      })}
      <p className="hint">{quality.small}</p>
      <Card title={quality.files}>
        <div className="cluster">
          <LinkButton icon={IconDownload} to="/beheer/cijfers.csv" reloadDocument>
            {quality.csv}
          </LinkButton>
          <LinkButton icon={IconDownload} to="/beheer/cijfers.json" reloadDocument>
            {quality.json}
          </LinkButton>
        </div>
      </Card>
    </TeamFrame>
  )
}
