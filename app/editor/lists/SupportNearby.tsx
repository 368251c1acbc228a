/** Support near the family (steun in de buurt): to put in the circle, or to ask for as help. Offered, never a duty. */
import { IconHeartHandshake, IconUserPlus } from '@tabler/icons-react'
import { createContext, use } from 'react'
import { addLine, addPerson } from '#plan/commands.ts'
import { appendParagraphs } from '#plan/rich-text.ts'
import { textRoot } from '#plan/shape.ts'
import type { Template } from '#plan/template.ts'
import type { SupportOffer } from '#server/organisations/types.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { Button } from '../../ui/Button.tsx'
import { change, usePlanRoom } from '../room.ts'

/** What the organisation near this plan knows of; nothing outside the plan page. */
export const NearbySupport = createContext<readonly SupportOffer[]>([])

/** A circle smaller than this gets suggestions. */
const SMALL_CIRCLE = 2
const SUGGESTIONS = 3

/** Where the help that a family asks for is written; some forms have no such place. */
export const helpFieldOf = ({ sections }: Template) =>
  sections
    .filter(({ canonical }) => canonical === 'help')
    .flatMap(({ fields }) => fields)
    .find(({ kind }) => kind === 'lines' || kind === 'text') ?? null

interface SupportProps {
  /** Names that stand in the circle already. */
  names: readonly string[]
  /** Adds somebody as the circle's own button does. */
  add(make: () => string): void
}

export function SupportNearby({ names, add }: SupportProps) {
  const offers = use(NearbySupport)
  const { canWrite } = usePlanRoom()
  const { lists } = useMessages()
  const words = lists.circle.nearby
  const known = offers.filter(({ name }) => !names.includes(name))
  if (!canWrite || known.length === 0) return null
  if (names.length < SMALL_CIRCLE)
    return (
      <section className="card stack" aria-label={words.title}>
        <h4>{words.title}</h4>
        <p>{words.small}</p>
        <Offers offers={known.slice(0, SUGGESTIONS)} add={add} />
        {known.length > SUGGESTIONS && (
          <More offers={known.slice(SUGGESTIONS)} title={words.more} add={add} />
        )}
      </section>
    )
  return <More offers={known} title={words.title} add={add} />
}

type OffersProps = Pick<SupportProps, 'add'> & { offers: readonly SupportOffer[] }

function More({ offers, title, add }: OffersProps & { title: string }) {
  return (
    <details className="disclosure">
      <summary>{title}</summary>
      <div className="disclosure__body">
        <Offers offers={offers} add={add} />
      </div>
    </details>
  )
}

function Offers({ offers, add }: OffersProps) {
  const room = usePlanRoom()
  const { lists } = useMessages()
  const words = lists.circle.nearby
  const helpField = helpFieldOf(room.template)
  const ask = ({ name, reach }: SupportOffer) => {
    if (!helpField) return
    const wish = words.wish(name, reach)
    change(room, (doc) => {
      if (helpField.kind === 'lines') addLine(doc, helpField.id, wish)
      else appendParagraphs(doc.getXmlFragment(textRoot(helpField.id)), [wish])
    })
    room.announce(words.asked(name))
  }
  return (
    <ul className="points">
      {offers.map((offer) => (
        <li key={offer.id} className="stack stack--tight">
          <span>
            <strong>
              <bdi>{offer.name}</bdi>
            </strong>
            . <bdi>{offer.suits}</bdi> <bdi>{offer.reach}</bdi>{' '}
            {offer.phone && (
              <a className="nl-link" href={`tel:${offer.phone.replace(/[^\d+]/g, '')}`}>
                <bdi dir="ltr">{offer.phone}</bdi>
              </a>
            )}{' '}
            {offer.url && (
              <a className="nl-link" href={offer.url} target="_blank" rel="noreferrer noopener">
                {words.site(offer.name)}
              </a>
            )}
          </span>
          <span className="cluster">
            <Button
              size="small"
              icon={IconUserPlus}
              onClick={() => add(() => addPerson(room.doc, { name: offer.name, kind: 'help' }))}
            >
              {words.toCircle(offer.name)}
            </Button>
            {helpField && (
              <Button size="small" icon={IconHeartHandshake} onClick={() => ask(offer)}>
                {words.askFor(offer.name)}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
