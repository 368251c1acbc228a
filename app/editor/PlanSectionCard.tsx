import type { ReactNode } from 'react'
import type { PlanSection } from '#plan/form.ts'
import { CommentBubble } from '../comments/CommentBubble.tsx'
import { CommentHere } from '../comments/CommentForm.tsx'
import { useLanguage } from '../messages/MessagesProvider.tsx'
import { SectionCard } from '../ui/SectionCard.tsx'
import { sectionTitle } from './plan-view.ts'
import { useReadAloud } from './ReadAloud.tsx'

interface PlanSectionCardProps {
  section: PlanSection
  half: boolean
  /** The open one, where a telephone shows one question at a time. */
  current: boolean
  readingText: () => string
  announce: (sentence: string) => void
  children: ReactNode
}

export function PlanSectionCard({
  section,
  half,
  current,
  readingText,
  announce,
  children,
}: PlanSectionCardProps) {
  const title = sectionTitle(section, useLanguage())
  const { button, strip } = useReadAloud(title, readingText, announce)
  return (
    <div className="plan__section" data-current={current || undefined}>
      <SectionCard
        id={section.id}
        look={section.look}
        title={title}
        half={half}
        actions={
          <>
            {button}
            <CommentBubble section={section.id} title={title} />
          </>
        }
      >
        {strip}
        <CommentHere section={section.id} />
        {children}
      </SectionCard>
    </div>
  )
}
