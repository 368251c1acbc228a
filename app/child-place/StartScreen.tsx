import { IconArrowRight, IconMessageHeart, IconUserHeart } from '@tabler/icons-react'
import { Form, Link } from 'react-router'
import { type ChildQuestion, isForNobody } from '#plan/passage.ts'
import type { OwnPassage, Sheet } from '#server/passages/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { useNames } from '../own-words/AudienceField.tsx'
import { PassageWords } from '../own-words/PassageWords.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Pictogram } from '../ui/Pictogram.tsx'
import { supportOf } from './child-actions.ts'
import { isQuestion } from './child-input.ts'
import { LOOKS } from './pictures.ts'

interface StartScreenProps {
  name: string
  sheet: Sheet
  /** The one that the child is asked about before it is taken back. */
  takingBack: string | null
  at: (question?: string) => string
}

const HOUSES: readonly ChildQuestion[] = ['worries', 'good', 'dreams']

/** Where the child begins, and finds back what it made. */
export function StartScreen({ name, sheet, takingBack, at }: StartScreenProps) {
  const { childPlace } = useMessages()
  const support = supportOf(sheet)
  const made = sheet.mine.filter((one) => one.kind === 'child-words' && !isForNobody(one.place))
  return (
    <>
      <section className="card child-question" aria-labelledby="begin">
        <h1 id="begin">{childPlace.title}</h1>
        <p className="lead">{childPlace.lead(name)}</p>
        <ul className="points">
          {childPlace.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        <ul className="houses">
          {HOUSES.map((house) => (
            <li key={house}>
              <Link className="house" to={at(`vraag=${house}`)}>
                <Pictogram look={LOOKS[house]} />
                <span>{childPlace.questions[house].title}</span>
              </Link>
            </li>
          ))}
        </ul>
        <div className="form-actions">
          <LinkButton variant="primary" size="large" iconEnd={IconArrowRight} to={at('vraag=worries')}>
            {childPlace.begin}
          </LinkButton>
        </div>
        <p>{support ? childPlace.support.sits(support.words) : childPlace.support.ask}</p>
        <div className="cluster">
          <LinkButton icon={IconUserHeart} to={at('naast=ja')}>
            {support ? childPlace.support.change : childPlace.support.title}
          </LinkButton>
          {sheet.facilitators.map((one) => (
            <LinkButton key={one.id} icon={IconMessageHeart} to={at(`alleen=${one.id}`)}>
              {childPlace.facilitator.open(one.name)}
            </LinkButton>
          ))}
        </div>
      </section>
      <Card title={childPlace.overview.title}>
        <p className="muted">{made.length === 0 ? childPlace.overview.none : childPlace.overview.others}</p>
        <ul className="passages">
          {made.map((passage) => (
            <MadeThing key={passage.id} passage={passage} isAsked={takingBack === passage.id} at={at} />
          ))}
        </ul>
      </Card>
    </>
  )
}

interface MadeThingProps {
  passage: OwnPassage
  isAsked: boolean
  at: (question?: string) => string
}

function MadeThing({ passage, isAsked, at }: MadeThingProps) {
  const { childPlace, ownWords } = useMessages()
  const { overview } = childPlace
  const names = useNames()
  const { id, place, readers, releasedIn } = passage
  return (
    <li className="passage" id={`tekst-${id}`}>
      {isQuestion(place) && <h3>{childPlace.questions[place].title}</h3>}
      <PassageWords passage={passage} />
      <p className="passage__note">
        {readers.length === 0
          ? ownWords.mine.onlyMe
          : ownWords.mine.readers(names([{ name: ownWords.mine.me }, ...readers]))}
        {releasedIn !== null && ` ${overview.inPlan}`}
      </p>
      {isAsked ? (
        <TakeBack id={id} backTo={at()} />
      ) : (
        <div className="cluster">
          {isQuestion(place) && (
            <LinkButton size="small" to={at(`vraag=${place}`)}>
              {overview.change}
            </LinkButton>
          )}
          <LinkButton size="small" to={at(`lezen=${id}`)}>
            {overview.audience}
          </LinkButton>
          {readers.length > 0 && (
            <Form method="post">
              <input type="hidden" name="passage" value={id} />
              <Button
                type="submit"
                size="small"
                name="intent"
                value={releasedIn === null ? 'offer' : 'withdraw'}
              >
                {releasedIn === null ? overview.offer : overview.withdraw}
              </Button>
            </Form>
          )}
          <LinkButton size="small" to={at(`terug=${id}`)}>
            {overview.erase}
          </LinkButton>
        </div>
      )}
    </li>
  )
}

function TakeBack({ id, backTo }: { id: string; backTo: string }) {
  const { overview } = useMessages().childPlace
  return (
    <Alert type="warning" title={overview.eraseAsk}>
      <p>{overview.eraseText}</p>
      <Form method="post" className="form-actions">
        <input type="hidden" name="passage" value={id} />
        <Button type="submit" variant="primary" name="intent" value="erase">
          {overview.eraseYes}
        </Button>
        <LinkButton to={backTo}>{overview.eraseNo}</LinkButton>
      </Form>
    </Alert>
  )
}
