import type { ReactNode } from 'react'

interface TilesProps {
  legend: string
  type: 'radio' | 'checkbox'
  name: string
  tiles: readonly { value: string; label: string; picture: ReactNode }[]
  chosen: readonly string[]
  /** Given: the page keeps what is chosen; else the form does. */
  onChoose?: (value: string) => void
}

/** Choices as pictures with their words: native inputs, so that a keyboard and a form know them. */
export function Tiles({ legend, type, name, tiles, chosen, onChoose }: TilesProps) {
  return (
    <fieldset className="field tiles">
      <legend className="field__legend utrecht-form-label">{legend}</legend>
      <div className="tiles__grid">
        {tiles.map(({ value, label, picture }) => {
          const isChosen = chosen.includes(value)
          return (
            <label className="tile" key={value}>
              <input
                type={type}
                name={name}
                value={value}
                {...(onChoose
                  ? { checked: isChosen, onChange: () => onChoose(value) }
                  : { defaultChecked: isChosen })}
              />
              <span className="tile__picture">{picture}</span>
              <span>{label}</span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
