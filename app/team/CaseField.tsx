import { useMessages } from '../messages/MessagesProvider.tsx'

interface CaseChoice {
  id: string
  reference: string
}

/** One of the cases. `id`: names on a page must differ. */
export function CaseField({ cases, id }: { cases: CaseChoice[]; id: string }) {
  const { offers: words } = useMessages()
  return (
    <div className="field">
      <label className="field__label utrecht-form-label" htmlFor={id}>
        {words.caseLabel}
      </label>
      <select className="utrecht-select utrecht-select--html-select" name="zaak" id={id} required>
        {cases.map(({ id: value, reference }) => (
          <option key={value} value={value}>
            {reference}
          </option>
        ))}
      </select>
    </div>
  )
}
