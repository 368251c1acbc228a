import { IconArrowRight, IconDeviceFloppy } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { KeepingNotice, Note } from '#server/erasing/types.ts'
import { clockTime, fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'

interface KeepingNoticesProps {
  notice: KeepingNotice
  /** The page of erasing. */
  to: string
}

/** Above the plan, for this person: what will go, and how it stays. Nothing is shown where nothing goes. */
export function KeepingNotices({
  notice: { erasesAt, isAsked, wouldHaveGone, notes },
  to,
}: KeepingNoticesProps) {
  const { notice } = useMessages().keeping
  const language = useLanguage()
  const moment = useMoment()
  return (
    <>
      {erasesAt !== null && (
        <Alert type="warning" title={notice.title}>
          <p>{notice.planned(moment(erasesAt))}</p>
          <ToErase to={to} />
        </Alert>
      )}
      {isAsked && (
        <Alert title={notice.askedTitle}>
          <p>{notice.asked}</p>
          <ToErase to={to} />
        </Alert>
      )}
      {wouldHaveGone !== null && (
        <Alert type="ok" title={notice.keptTitle}>
          <p>{notice.kept(fullDate(wouldHaveGone, language))}</p>
        </Alert>
      )}
      {notes && (
        <Alert type="warning" title={notice.notesTitle}>
          <p>{notice.some(notes.count, fullDate(notes.erasesAt, language))}</p>
          <div className="cluster">
            <Keep to={to} />
            <LinkButton to={to} iconEnd={IconArrowRight}>
              {notice.toErase}
            </LinkButton>
          </div>
        </Alert>
      )}
    </>
  )
}

function ToErase({ to }: { to: string }) {
  const { notice } = useMessages().keeping
  return (
    <div>
      <LinkButton to={to} iconEnd={IconArrowRight}>
        {notice.toErase}
      </LinkButton>
    </div>
  )
}

/** Word for word what will go, and one button that keeps all of it. */
export function NotesToGo({ notes, to }: { notes: readonly Note[]; to: string }) {
  const { notice } = useMessages().keeping
  const language = useLanguage()
  if (notes.length === 0) return null
  const first = Math.min(...notes.map(({ erasesAt }) => erasesAt))
  return (
    <Alert type="warning" title={notice.notesTitle}>
      <p>{notice.notes(fullDate(first, language))}</p>
      <ul className="points">
        {notes.map(({ id, words, hasPicture }) => (
          <li key={id} className="difference__words" dir="auto">
            {words.trim() || (hasPicture ? notice.drawing : '')}
          </li>
        ))}
      </ul>
      <div>
        <Keep to={to} />
      </div>
    </Alert>
  )
}

function Keep({ to }: { to: string }) {
  const { notice } = useMessages().keeping
  return (
    <Form method="post" action={to}>
      <Button type="submit" icon={IconDeviceFloppy} name="intent" value="keep-notes">
        {notice.keep}
      </Button>
    </Form>
  )
}

/** "29 november 2026 om 14:05" */
export function useMoment() {
  const { whole } = useMessages().keeping.erase
  const language = useLanguage()
  return (at: number) => whole.moment(fullDate(at, language), clockTime(at, language))
}
