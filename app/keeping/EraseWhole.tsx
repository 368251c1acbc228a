import { IconDownload, IconFiles, IconHeart, IconTrash } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { ErasingPage } from '#server/erasing/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { useSetup } from '../ui/use-setup.ts'
import { useMoment } from './KeepingNotices.tsx'

interface EraseWholeProps {
  page: Pick<ErasingPage, 'state' | 'asked' | 'erasesAt' | 'maySayYes' | 'mayTakeBack'>
  isAsking: boolean
  planId: string
  as: string | null
}

/** "Wis het hele plan": who must say yes, what stays elsewhere, a copy first, and the way back. */
export function EraseWhole({ page, isAsking, planId, as }: EraseWholeProps) {
  const { whole } = useMessages().keeping.erase
  const { wording } = useSetup()
  const here = planPath(planId, 'wissen', as)
  const iSaidYes = page.asked.some(({ isMe, hasSaidYes }) => isMe && hasSaidYes)
  return (
    <Card title={whole.title}>
      <State {...page} iSaidYes={iSaidYes} />
      <p>{whole.text}</p>
      <p>{whole.week}</p>
      <h3>{whole.asked}</h3>
      <ul className="points">
        {page.asked.map(({ participantId, name, isMe, hasSaidYes }) => (
          <li key={participantId}>
            <bdi>{isMe ? whole.me : name}</bdi>
            {page.state !== 'none' && `: ${hasSaidYes ? whole.saidYes : whole.notYet}`}
          </li>
        ))}
      </ul>
      <p>{whole.team(wording)}</p>
      <h3>{whole.first}</h3>
      <p>{whole.firstText}</p>
      <div className="cluster">
        <LinkButton icon={IconDownload} to={planPath(planId, 'concept.pdf', as)} reloadDocument>
          {whole.pdf}
        </LinkButton>
        <LinkButton icon={IconFiles} to={planPath(planId, 'versies', as)}>
          {whole.versions}
        </LinkButton>
      </div>
      {page.mayTakeBack && (
        <Form method="post" action={here} className="form-actions">
          <Button type="submit" variant="primary" icon={IconHeart} name="intent" value="take-back">
            {whole.takeBack}
          </Button>
        </Form>
      )}
      {page.maySayYes && <SayYes {...page} isAsking={isAsking} as={as} here={here} />}
      {!page.maySayYes && !page.mayTakeBack && <p className="muted">{whole.others}</p>}
    </Card>
  )
}

function State({ state, erasesAt, mayTakeBack, iSaidYes }: EraseWholeProps['page'] & { iSaidYes: boolean }) {
  const { whole } = useMessages().keeping.erase
  const moment = useMoment()
  if (state === 'planned' && erasesAt !== null)
    return (
      <Alert type="warning" title={whole.planned(moment(erasesAt))}>
        <p>{mayTakeBack ? whole.until : whole.untilAll}</p>
      </Alert>
    )
  if (state === 'asked')
    return (
      <Alert>
        <p>{iSaidYes ? whole.mySaid : whole.askedBy}</p>
      </Alert>
    )
  return null
}

type SayYesProps = EraseWholeProps['page'] & { isAsking: boolean; as: string | null; here: string }

function SayYes({ state, asked, isAsking, as, here }: SayYesProps) {
  const { whole } = useMessages().keeping.erase
  if (!isAsking)
    return (
      <Form method="get">
        {as && <input type="hidden" name="als" value={as} />}
        <Button type="submit" icon={IconTrash} name="wis" value="alles">
          {state === 'none' ? whole.ask : whole.agree}
        </Button>
      </Form>
    )
  const isLast = asked.every(({ isMe, hasSaidYes }) => isMe || hasSaidYes)
  return (
    <Alert type="warning" title={whole.sure}>
      <p>{asked.length === 1 && isLast ? whole.sureAlone : whole.sureOthers}</p>
      <Form method="post" action={here} className="form-actions">
        <Button type="submit" icon={IconTrash} name="intent" value="say-yes">
          {whole.yes}
        </Button>
        <LinkButton variant="primary" to={here}>
          {whole.no}
        </LinkButton>
      </Form>
    </Alert>
  )
}
