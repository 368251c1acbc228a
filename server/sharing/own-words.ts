/**
 * A person's own words, alone, to the team: nobody else is asked or told, and nothing of it stands anywhere that another
 * person of the plan reads. Every author of the family may, a child too.
 */
import { and, asc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { participants, passages, sendings } from '#db/schema.ts'
import { checkPicture } from '#plan/picture.ts'
import { canonicalText } from '#plan/record/canonical.ts'
import { type PlanRecord, RECORD_SCHEMA, type RecordItem } from '#plan/record/record.ts'
import { maySend } from '#plan/rights/consent.ts'
import { inLanguage, type Language } from '#plan/template.ts'
import { record as note } from '../audit/audit.ts'
import { newId } from '../ids.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Asking } from '../rights/rights.ts'
import { moment, sha256 } from '../versions/seal.ts'
import { nothing, resolve, type SharingContext, selectionOf } from './context.ts'
import type { Sharing } from './types.ts'

const OWN: readonly string[] = ['own-passage', 'child-words']
const SECTION = 'eigen-woorden'
const TITLE: Record<Language, string> = { nl: 'Eigen woorden', en: 'Own words' }

export function ownWords(context: SharingContext): Pick<Sharing, 'sendOwnWords' | 'mayShareOwnWords'> {
  const { db, clock, rights, plans, versions } = context

  const mayShareOwn = ({ viewer, situation }: Asking) =>
    viewer.isProven &&
    situation.step !== 'private' &&
    maySend(viewer, { what: 'own-words', author: viewer.id }, situation.today)

  async function itemsOf(me: Me, ids: readonly string[]): Promise<RecordItem[]> {
    const header = await plans.header(me.planId)
    const [author] = await db.read.select().from(participants).where(eq(participants.id, me.participantId))
    if (!header || !author) throw nothing()
    const rows = await db.read
      .select()
      .from(passages)
      .where(
        and(
          eq(passages.planId, me.planId),
          eq(passages.authorId, me.participantId),
          inArray(passages.id, [...ids]),
          isNull(passages.roomId),
          or(isNull(passages.writtenDownBy), isNotNull(passages.confirmedAt)),
        ),
      )
      .orderBy(asc(passages.createdAt), asc(passages.id))
    const own = rows.filter(({ kind }) => OWN.includes(kind))
    // Somebody else's, or of a room that is closed: as if it were not there.
    if (own.length !== new Set(ids).size) throw nothing()
    const { language, template } = header
    const form = { id: template.id, version: template.version, title: inLanguage(template.title, language) }
    return [
      // Not even the children's names: nothing but these words and whose they are.
      { id: 'plan', kind: 'plan', author: null, content: { language, form, children: [] } },
      {
        ...{ id: me.participantId, kind: 'participant', author: me.participantId },
        content: { name: author.name, role: me.role, employer: null },
      },
      {
        ...{ id: SECTION, kind: 'section', author: null },
        content: { title: TITLE[language], canonical: null, look: 'child' },
      },
      ...own.map(
        ({ id, kind, words, picture, language: spoken, translation }): RecordItem => ({
          ...{ id, kind: 'passage', author: me.participantId },
          content: {
            section: SECTION,
            kind: kind as 'own-passage' | 'child-words',
            words,
            picture: picture === null ? null : checkPicture(JSON.parse(picture)),
            language: spoken,
            translation,
            writtenDownBy: null,
          },
        }),
      ),
    ]
  }

  return {
    mayShareOwnWords: async (me) => mayShareOwn(await rights.of(me)),

    async sendOwnWords(me, recipient, passageIds) {
      if (!mayShareOwn(await rights.of(me)) || recipient.kind !== 'team') throw new Refused()
      if (passageIds.length === 0) return { state: 'empty' }
      const items = await itemsOf(me, passageIds)
      const to = await resolve(context, recipient)
      if (!to) return { state: 'unknown-code' }
      const now = clock.now()
      const seen = sha256(canonicalText(items))
      const record: PlanRecord = {
        schema: RECORD_SCHEMA,
        planId: me.planId,
        version: null,
        at: moment(now),
        items,
      }
      const { text, digest, code, keep } = await versions.codeOfOwnWords(record)
      return db.write(async (tx) => {
        const before = await tx
          .select()
          .from(sendings)
          .where(
            and(
              eq(sendings.createdBy, me.participantId),
              eq(sendings.ownWordsOnly, true),
              eq(sendings.status, 'sent'),
            ),
          )
        const again = before.find(
          (row) => row.organisationId === to.organisationId && selectionOf(row).seen === seen,
        )
        if (again) return { state: 'sent', sendingId: again.id }
        const id = newId()
        await keep(tx)
        await tx.insert(sendings).values({
          ...{ id, ...to, planId: me.planId, version: 0, createdBy: me.participantId, ownWordsOnly: true },
          selection: JSON.stringify({ chosen: [...passageIds].sort(), seen }),
          ...{ content: text, digest, code, labels: '[]', status: 'sent', createdAt: now, sentAt: now },
        })
        await note(tx, now, {
          planId: me.planId,
          action: 'share',
          actorId: me.participantId,
          subjectId: id,
          audience: me.participantId,
        })
        return { state: 'sent', sendingId: id }
      })
    },
  }
}
