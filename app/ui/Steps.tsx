import { IconCheck } from '@tabler/icons-react'
import { useId } from 'react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from './Icon.tsx'

export interface Step {
  id: string
  label: string
  about?: string
  state: 'done' | 'now' | 'todo'
  href?: string
}

/** A list of steps or sections with what is done. "Done" is said in words for who does not see the tick. */
export function Steps({ title, steps }: { title: string; steps: Step[] }) {
  const { common } = useMessages()
  const titleId = useId()
  return (
    <nav className="steps" aria-labelledby={titleId}>
      <h2 className="steps__title" id={titleId}>
        {title}
      </h2>
      <ol className="steps__list">
        {steps.map(({ id, label, about, state, href }, index) => {
          const words = (
            <>
              <span className="steps__mark" aria-hidden="true">
                {state === 'done' ? <Icon of={IconCheck} size={20} /> : index + 1}
              </span>
              <span className="steps__label">
                {label}
                {state === 'done' && <span className="sr-only"> {common.stepDone}</span>}
              </span>
              {about && <span className="steps__about">{about}</span>}
            </>
          )
          return (
            <li
              key={id}
              className={`steps__item steps__item--${state}`}
              aria-current={state === 'now' ? 'step' : undefined}
            >
              {href ? (
                <a className="steps__link" href={href}>
                  {words}
                </a>
              ) : (
                <span className="steps__link">{words}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
