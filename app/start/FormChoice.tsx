import { fieldId } from '../ui/fields.tsx'

export interface FormLine {
  id: string
  title: string
  audience: string
  advice: string | null
}

/** One form in the list: its title is the name, for whom it is stands below. All of them are one group of radios. */
export function FormChoice({ form, checked, first }: { form: FormLine; checked: boolean; first?: boolean }) {
  const id = first ? fieldId('form') : `${fieldId('form')}-${form.id}`
  return (
    <div className="choice">
      <input
        className="utrecht-radio-button utrecht-radio-button--html-input"
        type="radio"
        id={id}
        name="form"
        value={form.id}
        defaultChecked={checked}
        aria-describedby={`${id}-uitleg`}
      />
      <label className="choice__label" htmlFor={id}>
        {form.title}
      </label>
      <span className="choice__hint" id={`${id}-uitleg`}>
        {form.audience}
        {form.advice && (
          <>
            {' '}
            <strong>{form.advice}</strong>
          </>
        )}
      </span>
    </div>
  )
}
