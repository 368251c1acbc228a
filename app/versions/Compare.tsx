import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

interface CompareProps {
  versions: { number: number; date: string }[]
  from: number
  to: number
  as: string | null
}

/** Any two, by a form that asks for a page. */
export function Compare({ versions, from, to, as }: CompareProps) {
  const { versions: words } = useMessages()
  const choice = (name: string, label: string, chosen: number) => (
    <div className="field">
      <label className="field__label utrecht-form-label" htmlFor={`veld-${name}`}>
        {label}
      </label>
      <select
        className="utrecht-select utrecht-select--html-select"
        id={`veld-${name}`}
        name={name}
        defaultValue={chosen}
      >
        {versions.map(({ number, date }) => (
          <option key={number} value={number}>
            {words.version(number)}, {date}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <Card title={words.compareTitle}>
      <form method="get" className="stack">
        {as && <input type="hidden" name="als" value={as} />}
        {choice('van', words.compareFrom, from)}
        {choice('naar', words.compareTo, to)}
        <div>
          <Button type="submit">{words.compare}</Button>
        </div>
      </form>
    </Card>
  )
}
