import { DECLINED_REASONS, type DeclinedReason } from '#plan/offer.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'

/** Why a family makes no plan: one of a fixed list, or nothing. Only how often each was said is ever counted. */
export function DeclinedBecause(props: {
  id: string
  label: string
  hint: string
  chosen: DeclinedReason | null
}) {
  const { id, label, hint, chosen } = props
  const { offers } = useMessages()
  return (
    <div className="field">
      <label className="field__label utrecht-form-label" htmlFor={id}>
        {label}
      </label>
      <p className="field__description" id={`${id}-uitleg`}>
        {hint}
      </p>
      <select
        className="utrecht-select utrecht-select--html-select"
        name="waarom"
        id={id}
        aria-describedby={`${id}-uitleg`}
        defaultValue={chosen ?? ''}
      >
        <option value="">{offers.declinedNotSaid}</option>
        {DECLINED_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {offers.declinedReasons[reason]}
          </option>
        ))}
      </select>
    </div>
  )
}
