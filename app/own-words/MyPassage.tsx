import { IconEye, IconFileExport, IconPencil, IconTrash } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { OwnPassage } from '#server/passages/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { fieldId } from '../ui/fields.tsx'
import { useNames } from './AudienceField.tsx'
import { BesideList, PassageWords } from './PassageWords.tsx'

interface MyPassageProps {
  passage: OwnPassage
  /** The address of this page with one more question in it, such as `wijzig=<id>`. */
  at: (question: string) => string
  sectionTitle: (id: string) => string | null
  /** A form that stands in the place of the buttons. */
  children?: React.ReactNode
}

/** One of my texts: the words, who reads them, and what I can do with them. */
export function MyPassage({ passage, at, sectionTitle, children }: MyPassageProps) {
  const { mine, dictation } = useMessages().ownWords
  const names = useNames()
  const { id, readers, releasedIn, writtenDown } = passage
  const section = releasedIn === null ? null : sectionTitle(releasedIn)
  return (
    <li className="passage" id={`tekst-${id}`}>
      <article aria-label={mine.name(startOf(passage.words))} className="stack stack--tight">
        <PassageWords passage={passage} />
        <BesideList passage={passage} />
        <p className="passage__note">
          {readers.length === 0 ? mine.onlyMe : mine.readers(names([{ name: mine.me }, ...readers]))}
          {section !== null && ` ${mine.inPlan(section)}.`}
        </p>
        {writtenDown && writtenDown.yes === null && !children && (
          <OneButton intent="confirm" passage={id} hint={dictation.confirmHint}>
            {dictation.confirm}
          </OneButton>
        )}
        <Later passage={passage} />
        {children ?? (
          <div className="cluster">
            <LinkButton size="small" icon={IconPencil} to={at(`wijzig=${id}`)}>
              {mine.change}
            </LinkButton>
            <LinkButton size="small" icon={IconEye} to={at(`lezers=${id}`)}>
              {mine.audience}
            </LinkButton>
            {releasedIn === null ? (
              <LinkButton size="small" icon={IconFileExport} to={at(`zet=${id}`)}>
                {mine.offer}
              </LinkButton>
            ) : (
              <OneButton intent="withdraw" passage={id}>
                {mine.withdraw}
              </OneButton>
            )}
            <LinkButton size="small" icon={IconTrash} to={at(`wis=${id}`)}>
              {mine.erase}
            </LinkButton>
          </div>
        )}
      </article>
    </li>
  )
}

const startOf = (words: string) => (words.length > 40 ? `${words.slice(0, 40)}…` : words)

function OneButton(props: { intent: string; passage: string; hint?: string; children: string }) {
  return (
    <Form method="post" className="cluster">
      <input type="hidden" name="passage" value={props.passage} />
      <Button type="submit" size="small" name="intent" value={props.intent}>
        {props.children}
      </Button>
      {props.hint && <span className="hint">{props.hint}</span>}
    </Form>
  )
}

/** Quietly: a yes for each person who came after the choice, or who is a parent of somebody who is 18 now. */
function Later({ passage }: { passage: OwnPassage }) {
  const { later } = useMessages().ownWords
  if (passage.later.length === 0) return null
  const anyCame = passage.later.some(({ because }) => because === 'joined-later')
  return (
    <details className="disclosure">
      <summary>{anyCame ? later.title : later.grown(passage.later[0]?.name ?? '')}</summary>
      <div className="disclosure__body">
        {anyCame && <p>{later.text}</p>}
        {passage.later.map((person) => (
          <Form method="post" key={person.id} className="cluster spread">
            <span>
              {person.because === 'joined-later' ? later.came(person.name) : later.grown(person.name)}
            </span>
            <input type="hidden" name="passage" value={passage.id} />
            <input type="hidden" name="person" value={person.id} />
            <Button type="submit" size="small" name="intent" value="grant">
              {later.yes(person.name)}
            </Button>
          </Form>
        ))}
      </div>
    </details>
  )
}

/** Asks before it erases: nothing brings the words back. */
export function EraseWords({ passage, cancelTo }: { passage: OwnPassage; cancelTo: string }) {
  const { mine } = useMessages().ownWords
  return (
    <Alert type="warning" title={mine.eraseAsk}>
      <p>{mine.eraseText}</p>
      <Form method="post" className="form-actions">
        <input type="hidden" name="passage" value={passage.id} />
        <Button type="submit" variant="primary" name="intent" value="erase">
          {mine.eraseYes}
        </Button>
        <LinkButton to={cancelTo}>{mine.eraseNo}</LinkButton>
      </Form>
    </Alert>
  )
}

interface OfferProps {
  passage: OwnPassage
  sections: readonly { id: string; title: string }[]
  cancelTo: string
  audienceTo: string
}

/** Where in the plan the words will stand, and who sees them there. */
export function OfferWords({ passage, sections, cancelTo, audienceTo }: OfferProps) {
  const { mine, cancel } = useMessages().ownWords
  const names = useNames()
  if (passage.audience === 'me')
    return (
      <Alert>
        <p>{mine.offerFirst}</p>
        <div className="form-actions">
          <LinkButton variant="primary" to={audienceTo}>
            {mine.audience}
          </LinkButton>
          <LinkButton to={cancelTo}>{cancel}</LinkButton>
        </div>
      </Alert>
    )
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="passage" value={passage.id} />
      <p>{mine.offerText}</p>
      {passage.readers.length > 0 && <p>{mine.offerRead(names(passage.readers))}</p>}
      <div className="field">
        <label className="field__label utrecht-form-label" htmlFor={fieldId('section')}>
          {mine.section}
        </label>
        <select className="utrecht-select" id={fieldId('section')} name="section">
          {sections.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div className="form-actions">
        <Button type="submit" variant="primary" name="intent" value="offer">
          {mine.offerYes}
        </Button>
        <LinkButton to={cancelTo}>{cancel}</LinkButton>
      </div>
    </Form>
  )
}
