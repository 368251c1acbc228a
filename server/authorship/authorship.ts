/**
 * "Wie schreef dit?", on request: per paragraph who typed which part of it. Only of the text that somebody has open
 * now; what came out of private time was written by the family together, names stay behind (ARCHITECTURE 4).
 */
import { eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { participants } from '#db/schema.ts'
import { authorsOfPlan, shareOf } from '#plan/authors.ts'
import { readSectionChanges } from '#plan/document.ts'
import { orderedSections } from '#plan/form.ts'
import { paletteHex } from '#plan/palette.ts'
import { isFamilyRole, type Role } from '#plan/roles.ts'
import { readAuthors } from '../collaboration/authors.ts'
import { SERVER } from '../collaboration/client-ids.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import type { Doors } from '../plans/doors.ts'
import type { Plans } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Rights } from '../rights/rights.ts'
import type { Authorship } from './types.ts'

export function createAuthorship(options: {
  db: Database
  rights: Rights
  doors: Doors
  plans: Pick<Plans, 'header'>
  collaboration: () => Pick<Collaboration, 'read' | 'settle'>
}): Authorship {
  const { db, rights, doors, plans, collaboration } = options
  return {
    async ofPlan(me) {
      const { situation } = await rights.of(me)
      const [door, header] = await Promise.all([
        doors.door(me, situation.step === 'private' ? 'private' : 'plan'),
        plans.header(me.planId),
      ])
      if (!door.open || !header) throw new Refused()
      // Who an id belongs to reaches the disk with the words.
      await collaboration().settle(door.roomId)
      const [personOf, people] = await Promise.all([
        readAuthors(db.read, door.roomId),
        db.read.select().from(participants).where(eq(participants.planId, me.planId)),
      ])
      const { fields, sections } = await collaboration().read(door.roomId, (doc) => ({
        fields: authorsOfPlan(doc, header.template, personOf),
        sections: orderedSections(header.template, readSectionChanges(doc)),
      }))
      const isFamily = (person: string | null) => {
        const role = people.find(({ id }) => id === person)?.role
        return person === SERVER || (role !== undefined && isFamilyRole(role as Role))
      }
      return {
        sections: sections
          .map(({ id, title, look, added }) => ({
            section: { id, title, look, added },
            fields: fields.filter((field) => field.section === id),
          }))
          .filter((one) => one.fields.length > 0),
        authors: Object.fromEntries(
          people.map(({ id, name, role, color }) => [
            id,
            { id, name, role: role as Role, color: paletteHex(color) },
          ]),
        ),
        together: SERVER,
        familyShare: shareOf(
          fields.flatMap(({ paragraphs }) => paragraphs),
          isFamily,
        ),
      }
    },
  }
}
