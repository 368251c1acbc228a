import type { ReactNode } from 'react'
import { FamilyAndHouse, Hills } from './Illustration.tsx'

interface HeroProps {
  title: ReactNode
  /** A line above the title, such as the step the family is at. */
  step?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  /** Larger, on the first page. */
  home?: boolean
}

/** The sunny field with the page's `h1`. */
export function Hero({ title, step, lead, actions, home }: HeroProps) {
  return (
    <div className={home ? 'hero hero--home' : 'hero'}>
      <Hills />
      <div className="hero__words">
        {step && <p className="hero__step">{step}</p>}
        <h1 className="hero__title" tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="hero__lead">{lead}</p>}
        {actions && <div className="hero__actions">{actions}</div>}
      </div>
      <FamilyAndHouse />
    </div>
  )
}
