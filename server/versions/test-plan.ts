/** For tests: the imaginary family with a plan that can be settled, on a real database and a real live document. */
import { eq } from 'drizzle-orm'
import * as Y from 'yjs'
import { comments, passages, plans, rooms } from '#db/schema.ts'
import { createSqliteUpdateLog } from '#db/update-log.ts'
import type { Agreement } from '#plan/document.ts'
import { AGREEMENTS, PEOPLE, textRoot } from '#plan/shape.ts'
import { collectingLog } from '#tests/collaboration/server.ts'
import type { AgreementAnswers } from '../acceptance/types.ts'
import { type Collaboration, createCollaboration } from '../collaboration/collaboration.ts'
import { newId } from '../ids.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { createDoors, type Doors } from '../plans/doors.ts'
import { createPlans } from '../plans/plans.ts'
import type { Me } from '../plans/types.ts'
import { createRights, type Rights } from '../rights/rights.ts'
import { loadTemplates } from '../templates/load.ts'
import type { VersionsContext } from './context.ts'
import { openKeys } from './keys.ts'
import type { Versions } from './types.ts'
import { createVersions } from './versions.ts'

export const FORM = loadTemplates(new URL('../../plan-templates', import.meta.url).pathname).get('gewoon')

export interface TestPlan {
  family: Family
  versions: Versions
  context: VersionsContext
  collaboration: Collaboration
  rights: Rights
  doors: Doors
  roomId: string
  letters: { to: string; url: string; neutral: boolean }[]
  answers: AgreementAnswers[]
  petra: Me
  /** Writes as the server does. */
  write(change: (doc: Y.Doc) => void): Promise<void>
  agree(id: string, agreement: Partial<Omit<Agreement, 'who'>> & { who?: string[] }): Promise<void>
  text(fieldId: string, words: string): Promise<void>
  passage(authorId: string, words: string, more?: Partial<typeof passages.$inferInsert>): Promise<string>
  view(authorId: string, aboutKind: string, aboutId: string, words: string): Promise<string>
  settle(me?: Me, reviewOn?: string | null): Promise<number>
  close(): Promise<void>
}

export async function createTestPlan(): Promise<TestPlan> {
  const family = await createFamily()
  const { clock, planId } = family
  const roomId = newId()
  await family.db.write(async (tx) => {
    await tx.update(plans).set({ templateId: 'gewoon', step: 'agree' }).where(eq(plans.id, planId))
    await tx.delete(rooms).where(eq(rooms.planId, planId))
    await tx
      .insert(rooms)
      .values({ id: roomId, planId, kind: 'plan', schemaVersion: 1, status: 'open', createdAt: clock.now() })
  })
  const petra = await family.me(await family.person('Petra', 'parent'))
  const rights = createRights({ db: family.db, clock })
  const doors = createDoors({ db: family.db, rights })
  const collaboration = createCollaboration({
    updateLog: createSqliteUpdateLog(family.db, clock.now),
    clock,
    admit: async () => {
      throw new Error('nobody connects here')
    },
    origins: () => [],
    clientAddress: () => '',
    limits: { lingerTime: 0 },
    log: collectingLog(),
  })
  const letters: TestPlan['letters'] = []
  const answers: AgreementAnswers[] = []
  const context: VersionsContext = {
    db: family.db,
    clock,
    rights,
    plans: createPlans({
      db: family.db,
      clock,
      templates: { get: () => FORM },
      collaboration: () => collaboration,
    }),
    acceptance: { of: async () => answers, links: async () => [] },
    outbox: {
      async enqueue(_, { to, letter, neutral }) {
        if (letter.about === 'settled') letters.push({ to, url: letter.url, neutral })
      },
      wake() {},
    },
    keys: await openKeys(`${family.path}-keys`, clock.now),
    address: () => 'https://plan.test',
    collaboration: () => collaboration,
  }
  const versions = createVersions(context)
  const write = (change: (doc: Y.Doc) => void) => collaboration.transact(roomId, change)

  const plan: TestPlan = {
    ...{ family, versions, context, collaboration, rights, doors, roomId, letters, answers, petra, write },

    agree: (id, { what = 'kookt', when = 'elke maandag', who = [], ...plain }) =>
      write((doc) => {
        const item = new Y.Map<unknown>()
        doc.getMap(AGREEMENTS).set(id, item)
        item.set('order', id)
        item.set('what', new Y.Text(what))
        item.set('when', new Y.Text(when))
        const people = new Y.Map<unknown>()
        item.set('who', people)
        for (const name of who) {
          const person = new Y.Map<unknown>()
          doc.getMap(PEOPLE).set(`p-${name}`, person)
          person.set('order', name)
          person.set('name', new Y.Text(name))
          person.set('kind', 'family')
          person.set('ring', 1)
          person.set('contact', 'difficult')
          people.set(`p-${name}`, true)
        }
        for (const [key, value] of Object.entries(plain)) if (value !== null) item.set(key, value)
      }),

    text: (fieldId, words) =>
      write((doc) => {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText(words)])
        doc.getXmlFragment(textRoot(fieldId)).push([paragraph])
      }),

    async passage(authorId, words, more) {
      const id = newId()
      const now = clock.now()
      await family.db.write((tx) =>
        tx.insert(passages).values({
          ...{ id, planId, authorId, words, kind: 'own-passage', language: 'nl', audience: 'everyone' },
          ...{ audienceChosenAt: now, releasedAt: now, releasedIn: 'goed', createdAt: now, changedAt: now },
          ...more,
        }),
      )
      return id
    },

    async view(authorId, aboutKind, aboutId, words) {
      const id = newId()
      const now = clock.now()
      await family.db.write((tx) =>
        tx.insert(comments).values({
          ...{ id, planId, authorId, kind: 'differing-view', aboutKind, aboutId, words },
          ...{ createdAt: now, changedAt: now },
        }),
      )
      return id
    },

    async settle(me = petra, reviewOn = null) {
      const { seen } = await versions.readiness(me)
      const answer = await versions.settle(me, { seen, reviewOn })
      if (answer.state !== 'settled') throw new Error(`Not settled: ${answer.state}`)
      return answer.number
    },

    async close() {
      await collaboration.close()
      family.close()
    },
  }
  return plan
}
