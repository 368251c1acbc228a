import type { PlanSection } from '#plan/form.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Pictogram } from '../ui/Pictogram.tsx'
import { type PlanView, sectionTitle } from './plan-view.ts'

/** The sections with how far each is: beside the plan on wide screens, above it in the overview on a telephone. */
export function PartsList({ view }: { view: PlanView }) {
  const { plan } = useMessages()
  const language = useLanguage()
  const state = (section: PlanSection) =>
    view.progress.sections[section.id]?.state === 'begun' ? plan.partBegun : plan.partEmpty
  return (
    <nav className="parts no-print" aria-labelledby="onderdelen">
      <h2 className="parts__title" id="onderdelen">
        {plan.parts}
      </h2>
      <p className="parts__progress">{plan.progress(view.progress.begun, view.progress.total)}</p>
      <ol className="parts__list">
        {view.shown.map((section) => (
          <li key={section.id}>
            <a className="parts__link" href={`#onderdeel-${section.id}`}>
              <Pictogram look={section.look} small />
              <span>
                <span className="parts__label" dir="auto">
                  {sectionTitle(section, language)}
                </span>{' '}
                <span className="parts__state">{state(section)}</span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
