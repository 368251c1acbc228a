import type { ReactNode } from 'react'
import type { SectionLook } from '#plan/template.ts'
import { Pictogram } from './Pictogram.tsx'

interface SectionCardProps {
  /** Anchor of the section: `#onderdeel-<id>`. */
  id: string
  look: SectionLook
  title: string
  hint?: ReactNode
  /** Small round buttons at the end of the head. */
  actions?: ReactNode
  /** Half the width, beside another one: the words stand below the picture. */
  half?: boolean
  children: ReactNode
}

/** One question of the plan with its own colour and pictogram; a `region` named by its title. */
export function SectionCard({ id, look, title, hint, actions, half, children }: SectionCardProps) {
  const titleId = `titel-${id}`
  return (
    <section
      className={half ? 'card section-card section-card--half' : 'card section-card'}
      data-look={look}
      id={`onderdeel-${id}`}
      aria-labelledby={titleId}
    >
      <div className="section-card__head">
        <span className="section-card__picture">
          <Pictogram look={look} />
        </span>
        <div className="section-card__words">
          <h2 className="section-card__title" id={titleId}>
            {title}
          </h2>
          {hint && <p className="section-card__hint">{hint}</p>}
        </div>
        {actions && <div className="section-card__actions">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
