/**
 * The example plan: a plan like any other, with four people, one browser that may be each of them, and words that we
 * wrote. In local mode a newcomer opens it as several people, each in a tab of its own, and sees them write together.
 */
import { and, eq, inArray } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Database } from '#db/connection.ts'
import { participants, plans } from '#db/schema.ts'
import { addAgreement, addPerson, assign, setValue, textOf } from '#plan/commands.ts'
import { readPlan } from '#plan/document.ts'
import { appendList, appendParagraphs } from '#plan/rich-text.ts'
import type { Role } from '#plan/roles.ts'
import { seedSections } from '#plan/section-commands.ts'
import { AGREEMENTS, textRoot } from '#plan/shape.ts'
import type { Language, Template } from '#plan/template.ts'
import type { Clock } from '../clock.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import { newId } from '../ids.ts'
import { startPlan } from '../plans/plans.ts'
import type { Services } from '../services.ts'
import type { Session, Sessions } from '../sessions/types.ts'
import {
  EXAMPLE_AGREEMENTS,
  EXAMPLE_CHILDREN,
  EXAMPLE_CIRCLE,
  EXAMPLE_FORM,
  EXAMPLE_PEOPLE,
  EXAMPLE_TEXTS,
} from './family.ts'
import type { Example } from './types.ts'

interface Options {
  db: Database
  clock: Clock
  sessions: Sessions
  collaboration: Collaboration
  templates: Services['templates']
}

export function createExample({
  db,
  clock,
  sessions,
  collaboration,
  templates,
}: Options): Example & { make(language: Language): Promise<string> } {
  function form(): Template {
    const template = templates.get(EXAMPLE_FORM)
    if (!template) throw new Error(`The form ${EXAMPLE_FORM} is missing`)
    return template
  }

  /** The example that this browser has open already, so that each tab is in the same plan. */
  async function held(session: Session | null): Promise<string | null> {
    const ids = session?.people.map((person) => person.planId) ?? []
    if (ids.length === 0) return null
    const [plan] = await db.read
      .select({ id: plans.id })
      .from(plans)
      .where(and(inArray(plans.id, ids), eq(plans.example, true)))
    return plan?.id ?? null
  }

  async function make(language: Language): Promise<string> {
    const now = clock.now()
    const [starter, ...others] = EXAMPLE_PEOPLE
    const made = await db.write(async (tx) => {
      const plan = await startPlan(
        tx,
        {
          me: 'parent',
          myName: starter?.name ?? '',
          children: EXAMPLE_CHILDREN.map((name) => ({ name, unborn: false })),
          templateId: EXAMPLE_FORM,
          language,
          example: true,
        },
        now,
      )
      await tx.insert(participants).values(
        others.map((person, index) => ({
          id: newId(),
          planId: plan.planId,
          role: person.role,
          name: person.name,
          employer: person.employer ?? null,
          color: index + 1,
          status: 'joined',
          joinedAt: now,
          createdAt: now,
        })),
      )
      return plan
    })
    await collaboration.transact(made.roomId, (doc) => {
      seedSections(
        doc,
        form().sections.map((section) => section.id),
      )
      write(doc)
    })
    return made.planId
  }

  return {
    make,
    show() {
      const template = form()
      const doc = new Y.Doc()
      write(doc)
      return {
        template,
        children: EXAMPLE_CHILDREN.map((name) => ({ name, unborn: false })),
        document: readPlan(doc, template),
      }
    },

    async open(session, language, userAgent) {
      const planId = (await held(session)) ?? (await make(language))
      const rows = await db.read
        .select({ participantId: participants.id, name: participants.name, role: participants.role })
        .from(participants)
        .where(and(eq(participants.planId, planId), eq(participants.status, 'joined')))
      const people = EXAMPLE_PEOPLE.flatMap(({ name }) => {
        const row = rows.find((person) => person.name === name)
        return row ? [{ ...row, role: row.role as Role }] : []
      })
      let current = session
      let setCookie: string | null = null
      for (const { participantId } of people) {
        if (current?.people.some((person) => person.participantId === participantId)) continue
        setCookie = await sessions.become(current, {
          participantId,
          origin: 'start',
          device: 'own',
          userAgent,
        })
        current = await sessions.ofCookie(setCookie.split(';', 1)[0])
      }
      return { planId, setCookie, people }
    },
  }
}

/** The words, in one transaction: whoever opens the example never sees it half. */
function write(doc: Y.Doc): void {
  for (const [fieldId, lines] of Object.entries(EXAMPLE_TEXTS)) {
    const fragment = doc.getXmlFragment(textRoot(fieldId))
    if (lines.length === 1) appendParagraphs(fragment, lines)
    else appendList(fragment, lines)
  }
  const ids = new Map(EXAMPLE_CIRCLE.map(({ key, ...person }) => [key, addPerson(doc, person)]))
  for (const { what, when, who, fallback } of EXAMPLE_AGREEMENTS) {
    const id = addAgreement(doc, 'afspraken', what)
    textOf(doc, AGREEMENTS, id, 'when')?.insert(0, when)
    for (const key of who) assign(doc, id, ids.get(key) ?? '')
    if (fallback) setValue(doc, AGREEMENTS, id, 'fallback', ids.get(fallback) ?? null)
  }
}
