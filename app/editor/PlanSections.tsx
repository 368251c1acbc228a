import { Fragment } from 'react'
import type { PlanSection } from '#plan/form.ts'
import { OpenPlaces } from '../follow-up/OpenPlaces.tsx'
import { LockedConditions } from '../information/FactList.tsx'
import { useLanguage } from '../messages/MessagesProvider.tsx'
import { PassagesInSection } from '../own-words/PassagesInSection.tsx'
import { LeafFoot, LeafHead } from './Leaf.tsx'
import { PlanSectionCard } from './PlanSectionCard.tsx'
import type { PlanData } from './plan-data.ts'
import { inRows } from './plan-view.ts'
import { ReadOnlyField } from './ReadOnlyField.tsx'
import { readingText } from './reading-text.ts'
import type { PlanPageModel } from './use-plan-page.ts'
import { usePrinting } from './use-printing.ts'

/** The questions of the plan: to write once the plan is live, to read before and after. */
export function PlanSections({ data, page }: { data: PlanData; page: PlanPageModel }) {
  const { place, shownIds, view } = page
  const isPrinting = usePrinting()
  // Beside the circle; beside the agreements where the family draws none.
  const has = (kind: string) => view.shown.find(({ fields }) => fields.some((field) => field.kind === kind))
  const withPlaces = has('circle') ?? has('agreements')
  return (
    <>
      <LeafHead place={place} sections={shownIds} />
      <LockedConditions conditions={data.conditions} />
      {inRows(view.shown).map((row) => {
        const cards = row.map((section) => (
          <OneSection
            key={section.id}
            section={section}
            half={row.length > 1}
            data={data}
            page={page}
            isPrinting={isPrinting}
            holdsOpenPlaces={section === withPlaces}
          />
        ))
        return row.length > 1 ? (
          <div key={row[0]?.id} className="pair">
            {cards}
          </div>
        ) : (
          cards
        )
      })}
      <LeafFoot place={place} sections={shownIds} />
    </>
  )
}

interface OneSectionProps {
  section: PlanSection
  half: boolean
  data: PlanData
  page: PlanPageModel
  isPrinting: boolean
  holdsOpenPlaces: boolean
}

function OneSection({ section, half, data, page, isPrinting, holdsOpenPlaces }: OneSectionProps) {
  const language = useLanguage()
  const { document, live, place } = page
  const { template } = data.header
  const Field = live.open?.parts.Field
  const middle = data.header.children.map(({ name }) => name).join('\n')
  return (
    <PlanSectionCard
      section={section}
      half={half}
      current={place.current === section.id}
      announce={page.announce}
      readingText={() => readingText(section, template, document, language)}
    >
      {section.fields.map((field) => {
        const toRead = (
          <ReadOnlyField
            field={field}
            section={section}
            template={template}
            document={document}
            scores={data.scores}
          />
        )
        if (!Field) return <Fragment key={field.id}>{toRead}</Fragment>
        // On paper the words, not the boxes to type in; the boxes stay where they are, with what is being typed.
        return (
          <Fragment key={field.id}>
            <div className="screen-only">
              <Field field={field} section={section} middle={middle} />
            </div>
            {isPrinting && <div className="print-only">{toRead}</div>}
          </Fragment>
        )
      })}
      {holdsOpenPlaces && <OpenPlaces />}
      <PassagesInSection passages={data.passages[section.id]} />
    </PlanSectionCard>
  )
}
