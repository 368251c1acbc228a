import type { CheckAnswer } from '#server/versions/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'

/** Version, day and status: all that anybody learns by a code; of own words only the day and the status. */
export function FoundVersion({ answer }: { answer: Pick<CheckAnswer, 'version' | 'at' | 'status'> }) {
  const { versions } = useMessages()
  const language = useLanguage()
  return (
    <div className="stack stack--tight">
      <h3>{answer.version === null ? versions.checkOwnWords : versions.checkFound(answer.version)}</h3>
      <p>
        {(answer.version === null ? versions.sentOn : versions.settledOn)(fullDate(answer.at, language))}.
      </p>
      <p>{versions.status[answer.status]}</p>
    </div>
  )
}
