import { Fragment, memo, useCallback, useRef } from 'react'
import type { PlanDocument } from '#plan/document.ts'
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
import type { LiveParts } from './use-live-plan.ts'
import type { PlanPageModel } from './use-plan-page.ts'
import { usePrinting } from './use-printing.ts'

/** The questions of the plan: to write once the plan is live, to read before and after. */
export function PlanSections({ data, page }: { data: PlanData; page: PlanPageModel }) {
  const { place, shownIds, view, document, live } = page
  const isPrinting = usePrinting()
  const language = useLanguage()
  // What is read aloud is asked for at that moment; a section need not be drawn anew for it at each key.
  const latest = useRef(document)
  latest.current = document
  const textOf = useCallback(
    (section: PlanSection) => readingText(section, data.header.template, latest.current, language),
    [data.header.template, language],
  )
  const Field = live.open?.parts.Field ?? null
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
            Field={Field}
            current={place.current === section.id}
            document={Field && !isPrinting ? null : document}
            textOf={textOf}
            announce={page.announce}
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
  /** Where the answers are written, once the plan is live. */
  Field: LiveParts['Field'] | null
  current: boolean
  /** What stands in the plan, for who reads and for the printer; null where only the fields are shown. */
  document: PlanDocument | null
  textOf: (section: PlanSection) => string
  announce: (sentence: string) => void
  holdsOpenPlaces: boolean
}

/** Drawn anew when something of this section changed, and not at each key in another. */
const OneSection = memo(function OneSection(props: OneSectionProps) {
  const { section, half, data, Field, current, document, textOf, announce, holdsOpenPlaces } = props
  const middle = data.header.children.map(({ name }) => name).join('\n')
  return (
    <PlanSectionCard
      section={section}
      half={half}
      current={current}
      announce={announce}
      readingText={() => textOf(section)}
    >
      {section.fields.map((field) => {
        const toRead = document && (
          <ReadOnlyField
            field={field}
            section={section}
            template={data.header.template}
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
            {toRead && <div className="print-only">{toRead}</div>}
          </Fragment>
        )
      })}
      {holdsOpenPlaces && <OpenPlaces />}
      <PassagesInSection passages={data.passages[section.id]} />
    </PlanSectionCard>
  )
})
