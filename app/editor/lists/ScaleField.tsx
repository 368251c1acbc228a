/**
 * A number from 0 to 10, of each person apart: eleven radio buttons drawn as a ruler, without dragging. A number is
 * its owner's until the owner shows it; numbers stand side by side and are never averaged.
 */
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { usePlanRoom } from '../room.ts'
import type { ListFieldProps } from './field-props.ts'
import { useScores } from './scores.ts'

const NUMBERS = Array.from({ length: 11 }, (_, number) => number)
/** Arrow keys pass numbers on their way to the right one; only where somebody stops is sent. */
const STOPPED = 600

export function ScaleField({ field }: ListFieldProps) {
  const { me, canScore } = usePlanRoom()
  const { lists } = useMessages()
  const { scores, give, show, failed } = useScores()
  const words = lists.scale
  const group = useId()
  const [picked, pick] = usePicked((value) => give(field.id, value))

  const here = scores.filter((score) => score.fieldId === field.id)
  const mine = here.find((score) => score.mine)
  const others = here.filter((score) => !score.mine)
  const value = picked ?? mine?.value ?? null

  return (
    <div className="scale">
      {canScore && (
        <>
          <fieldset className="scale__mine">
            <legend className="field__legend utrecht-form-label">{words.yours(me.name)}</legend>
            <div className="scale__ruler">
              {NUMBERS.map((number) => (
                <label key={number} className="scale__step">
                  <input
                    type="radio"
                    name={group}
                    value={number}
                    checked={value === number}
                    onChange={() => pick(number)}
                  />
                  <span>{number}</span>
                </label>
              ))}
            </div>
            <p className="scale__ends">
              <span>{words.low}</span>
              <span>{words.high}</span>
            </p>
          </fieldset>
          {failed && <p className="field__error">{words.notSaved}</p>}
          {mine && (
            <div className="cluster">
              <p className="muted">{mine.shown ? words.shown : words.hidden}</p>
              <Button
                size="small"
                icon={mine.shown ? IconEyeOff : IconEye}
                onClick={() => show(field.id, !mine.shown)}
              >
                {mine.shown ? words.hide : words.show}
              </Button>
            </div>
          )}
        </>
      )}
      <div className="inset">
        <h4>{words.others}</h4>
        {others.length === 0 && <p className="muted">{words.noOthers}</p>}
        <ul className="person-list">
          {others.map((score) => (
            <li className="person" key={score.participantId}>
              <Avatar name={score.name} color={score.color} />
              <span className="spread cluster">
                <span dir="auto">{score.name}</span> <b>{score.value}</b>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** The number under somebody's hands, sent once they stop; nothing is lost when the page goes on before that. */
function usePicked(send: (value: number) => void): [number | null, (value: number) => void] {
  const [picked, setPicked] = useState<number | null>(null)
  const waiting = useRef<{ value: number; timer: ReturnType<typeof setTimeout> }>(undefined)
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  })
  useEffect(
    () => () => {
      if (!waiting.current) return
      clearTimeout(waiting.current.timer)
      latest.current(waiting.current.value)
    },
    [],
  )
  const pick = (value: number) => {
    setPicked(value)
    if (waiting.current) clearTimeout(waiting.current.timer)
    const timer = setTimeout(() => {
      waiting.current = undefined
      latest.current(value)
    }, STOPPED)
    waiting.current = { value, timer }
  }
  return [picked, pick]
}
