/**
 * The agreements of one section: who does what, and when. A real table, drawn as cards on a telephone; the explicit
 * roles keep it a table for screen readers then (P9).
 */
import { IconPlus } from '@tabler/icons-react'
import { addAgreement } from '#plan/commands.ts'
import { readAgreements, readGoals } from '#plan/document.ts'
import { agreementsBySection } from '#plan/form.ts'
import { AGREEMENTS, GOALS } from '#plan/shape.ts'
import { inLanguage } from '#plan/template.ts'
import { AgreeLink } from '../../acceptance/AgreementMark.tsx'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { Button } from '../../ui/Button.tsx'
import { usePlanRoom, useShared } from '../room.ts'
import { AgreementRow } from './AgreementRow.tsx'
import type { ListFieldProps } from './field-props.ts'
import { RemovedNote } from './RemovedNote.tsx'
import { useList } from './use-list.ts'
import { useWriters } from './writers.ts'

export function AgreementsField({ field, section }: ListFieldProps) {
  const { doc, template, language, canWrite } = usePlanRoom()
  const { lists } = useMessages()
  const words = lists.agreements
  const all = useShared(doc, doc.getMap(AGREEMENTS), () => readAgreements(doc))
  const goals = useShared(doc, doc.getMap(GOALS), () => readGoals(doc))
  const here = agreementsBySection(template, all).get(section.id) ?? []
  const handle = useList(
    AGREEMENTS,
    here.map((agreement) => agreement.id),
  )
  const writers = useWriters(AGREEMENTS)

  return (
    <div className="list agreements" ref={handle.list}>
      {here.length === 0 && <p className="list__empty">{words.empty}</p>}
      {here.length > 0 && (
        <table
          // biome-ignore lint/a11y/noRedundantRoles: reason: drawn as cards, a table loses its own role (P9).
          role="table"
          className="agreements__table"
          aria-label={inLanguage(field.question, language)}
        >
          {/* biome-ignore lint/a11y/noRedundantRoles: reason: as above */}
          <thead role="rowgroup">
            {/* biome-ignore lint/a11y/noRedundantRoles: reason: as above */}
            <tr role="row" className="agreements__head">
              {[words.what, words.who, words.when, words.restTitle].map((title) => (
                // biome-ignore lint/a11y/noRedundantRoles: reason: as above
                <th key={title} role="columnheader" scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          {/* biome-ignore lint/a11y/noRedundantRoles: reason: as above */}
          <tbody role="rowgroup">
            {handle.order.map((id, index) => {
              const agreement = here.find((each) => each.id === id)
              if (!agreement) return null
              return (
                <AgreementRow
                  key={id}
                  agreement={agreement}
                  place={index + 1}
                  goals={goals}
                  handle={handle}
                  writers={writers[id]}
                />
              )
            })}
          </tbody>
        </table>
      )}
      <RemovedNote name={handle.removed?.name ?? null} putBack={handle.putBack} forget={handle.forget} />
      {canWrite && (
        <div className="list__add">
          <Button icon={IconPlus} data-add onClick={() => handle.add(() => addAgreement(doc, section.id))}>
            {words.add}
          </Button>
        </div>
      )}
      <AgreeLink agreements={here} />
    </div>
  )
}
