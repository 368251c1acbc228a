import { useState } from 'react'
import { AUDIENCES, type AudienceChoice } from '#plan/passage.ts'
import type { Audiences, NamedPerson } from '#server/passages/types.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { useBrowserCan } from '../people/use-browser-can.ts'
import { Alert } from '../ui/Alert.tsx'
import { Checkbox, fieldId, RadioGroup } from '../ui/fields.tsx'
import type { PassageAnswer, PassageValues } from './passage-input.ts'

interface AudienceFieldProps {
  legend: string
  labels: Record<AudienceChoice, string>
  /** Below the choice that nobody else reads it by. */
  nobody: string
  audiences: Audiences
  values: Pick<PassageValues, 'to' | 'people'>
  answer: PassageAnswer | null | undefined
  error?: string
}

/**
 * Who may read it, with the names of every choice before anything is saved. `seen` tells the server which names stood
 * here; without scripts it is absent, and the server shows the names once more before it saves.
 */
export function AudienceField({
  legend,
  labels,
  nobody,
  audiences,
  values,
  answer,
  error,
}: AudienceFieldProps) {
  const { form } = useMessages().ownWords
  const names = useNames()
  const [to, setTo] = useState(values.to)
  const [people, setPeople] = useState<readonly string[]>(values.people)
  const scripted = useBrowserCan(() => true)
  const confirm = answer?.confirm ?? null
  const isAsConfirmed =
    confirm !== null &&
    answer?.values.to === to &&
    sameIds(answer.values.people, to === 'chosen' ? people : [])
  const seen = isAsConfirmed ? ids(confirm) : to === 'chosen' ? people : ids(readersOf(audiences, to))

  const hint = (choice: AudienceChoice) => {
    if (choice === 'me') return nobody
    if (choice === 'chosen') return form.chosenHint
    const readers = audiences.readers[choice]
    return readers.length === 0 ? form.nobodyYet : form.read(names(readers))
  }
  return (
    <>
      <RadioGroup
        legend={legend}
        name="audience"
        value={scripted ? to : undefined}
        defaultValue={values.to}
        onChange={scripted ? setTo : undefined}
        error={error}
        choices={AUDIENCES.map((value) => ({ value, label: labels[value], hint: hint(value) }))}
      />
      {(!scripted || to === 'chosen') && (
        <fieldset className="field">
          <legend className="field__legend utrecht-form-label">{form.people}</legend>
          {audiences.candidates.length === 0 && <p>{form.noPeople}</p>}
          {audiences.candidates.map((person) => (
            <Checkbox
              key={person.id}
              name="people"
              id={`${fieldId('people')}-${person.id}`}
              value={person.id}
              label={<bdi>{person.name}</bdi>}
              defaultChecked={people.includes(person.id)}
              onChange={(event) => {
                const { checked } = event.currentTarget
                setPeople((now) => (checked ? [...now, person.id] : now.filter((id) => id !== person.id)))
              }}
            />
          ))}
        </fieldset>
      )}
      {confirm && (
        <Alert type="warning" title={form.confirmTitle} role="alert">
          <p>{confirm.length === 0 ? form.nobodyYet : form.read(names(confirm))}</p>
        </Alert>
      )}
      {scripted ? (
        <input type="hidden" name="seen" value={seen.join(' ')} />
      ) : (
        confirm && <input type="hidden" name="seen" value={ids(confirm).join(' ')} />
      )}
    </>
  )
}

const ids = (people: readonly NamedPerson[]) => people.map(({ id }) => id)
const sameIds = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id) => other.includes(id))
const readersOf = ({ readers }: Audiences, to: string): NamedPerson[] =>
  to in readers ? readers[to as keyof typeof readers] : []

/** "Mark en Tineke". */
export function useNames(): (people: readonly { name: string }[]) => string {
  const language = useLanguage()
  return (people) => new Intl.ListFormat(language).format(people.map(({ name }) => name))
}
