import { useMessages } from '../messages/MessagesProvider.tsx'
import { QrCode } from '../people/QrCode.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/your-right-flyer'
import { LocalOnly, loader as letterLoader, PrintButton } from './your-right-letter.tsx'

export const loader = letterLoader

/** For a waiting room: few words in large letters, and the code. */
export default function Flyer({ loaderData: { organisation, address, qr } }: Route.ComponentProps) {
  const { right } = useMessages()
  return (
    <PageFrame title={right.flyer} narrow>
      <article className="card print-sheet print-sheet--flyer">
        <h1>{right.flyerTitle}</h1>
        {right.flyerLines.map((line) => (
          <p key={line} className="lead">
            {line}
          </p>
        ))}
        <QrCode drawing={qr} label={right.qr} />
        <p>
          <bdi dir="ltr">{address}</bdi>
        </p>
        <p className="muted">{organisation?.name}</p>
      </article>
      <div className="form-actions no-print">
        <PrintButton />
        <LocalOnly />
      </div>
    </PageFrame>
  )
}
