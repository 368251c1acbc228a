import { IconPrinter } from '@tabler/icons-react'
import { servicesContext } from '#server/context.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { QrCode } from '../people/QrCode.tsx'
import { drawQr } from '../people/qr-code.server.ts'
import { organisationOf } from '../right/road-input.ts'
import { Button } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { useSetup } from '../ui/use-setup.ts'
import type { Route } from './+types/your-right-letter'

export async function loader({ context, request }: Route.LoaderArgs) {
  const services = context.get(servicesContext)
  const organisation = await organisationOf(services, request)
  const query = organisation ? `?bij=${organisation.slug}` : ''
  const address = `${services.setup.address}/uw-recht${query}`
  return { organisation, address, qr: drawQr(address) }
}

/** The letter on paper: one page, with a code to the page of the same words. */
export default function Letter({ loaderData: { organisation, address, qr } }: Route.ComponentProps) {
  const { right } = useMessages()
  const team = organisation?.wording ?? 'wijkteam'
  const { confidant, clientSupport } = organisation?.contacts ?? { confidant: null, clientSupport: null }
  return (
    <PageFrame title={right.letterTitle} narrow>
      <article className="card print-sheet">
        <h1>{right.letterTitle}</h1>
        <p>{right.letterTo}</p>
        {right.letterText(team).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <ol className="numbers">
          {right.letterRoads(team).map(({ title, text }) => (
            <li key={title}>
              <h2>{title}</h2>
              <p>{text}</p>
            </li>
          ))}
        </ol>
        <div className="cluster">
          <QrCode drawing={qr} label={right.qr} />
          <p>
            {right.scan}
            <br />
            <bdi dir="ltr">{address}</bdi>
          </p>
        </div>
        {clientSupport && <p>{right.letterSupport(clientSupport.name, clientSupport.phone)}</p>}
        {confidant && <p>{right.letterConfidant(confidant.name, confidant.phone)}</p>}
        <p>{right.letterEnd(organisation?.name ?? '')}</p>
      </article>
      <div className="form-actions no-print">
        <PrintButton />
        <LocalOnly />
      </div>
    </PageFrame>
  )
}

export function PrintButton() {
  const { right } = useMessages()
  return (
    <Button variant="primary" icon={IconPrinter} onClick={() => window.print()}>
      {right.print}
    </Button>
  )
}

/** A code that leads to this computer is no use on paper. */
export function LocalOnly() {
  const { guide } = useMessages()
  const { localMode } = useSetup()
  return localMode && <p className="muted">{guide.lobbyLocal}</p>
}
