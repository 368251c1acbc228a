/** Versions for one reader: the list, a copy of one of them, what changed between two, and the draft of now. */
import { asc, eq } from 'drizzle-orm'
import { exportCodes, participants, versionItems } from '#db/schema.ts'
import { type PlanDocument, readPlan } from '#plan/document.ts'
import { type Change, changesBetween } from '#plan/record/changes.ts'
import { itemsOf } from '#plan/record/items.ts'
import { type PlanRecord, RECORD_SCHEMA, type RecordItem } from '#plan/record/record.ts'
import type { Item } from '#plan/rights/content.ts'
import { readPassages } from '../passages/rows.ts'
import type { Me, PlanHeader } from '../plans/types.ts'
import type { Asking } from '../rights/rights.ts'
import { forChild } from './child-copy.ts'
import { nothing, readsVersions, type VersionRow, type VersionsContext, versionsOf } from './context.ts'
import { type Allows, besideOf, forReader } from './gather.ts'
import { moment, sealCopy } from './seal.ts'
import type { SealedRecord, Versions } from './types.ts'

export async function headerOf(
  { plans }: Pick<VersionsContext, 'plans'>,
  planId: string,
): Promise<PlanHeader> {
  const header = await plans.header(planId)
  if (!header) throw nothing()
  return header
}

/** The items of the plan as it stands in this document. */
export async function itemsNow(
  context: VersionsContext,
  header: PlanHeader,
  document: PlanDocument,
  { allows, asking, reviewOn }: { allows: Allows; asking: Asking | null; reviewOn: string | null },
): Promise<RecordItem[]> {
  const { language, template, children } = header
  const beside = await besideOf(context, header.id, allows, asking)
  return itemsOf({ ...beside, reviewOn, language, template, document, children })
}

export function reading(
  context: VersionsContext,
): Pick<Versions, 'draft' | 'version' | 'extract' | 'copy' | 'whole' | 'issue' | 'list' | 'changes'> {
  const { db, rights, keys, clock, address, collaboration } = context

  async function draft(me: Me): Promise<PlanRecord> {
    const asking = await rights.of(me)
    const isChild = readsVersions(asking, 'export') === 'child'
    if (!isChild && !asking.may('export', { kind: 'shared-text' }).ok) throw nothing()
    const header = await headerOf(context, me.planId)
    const document = await collaboration().read(header.roomId, (doc) => readPlan(doc, header.template))
    const items = await itemsNow(context, header, document, {
      allows: forReader(asking),
      asking,
      reviewOn: null,
    })
    return {
      schema: RECORD_SCHEMA,
      planId: me.planId,
      version: null,
      at: moment(clock.now()),
      items: isChild ? forChild(items, me.participantId) : items,
    }
  }

  async function find(me: Pick<Me, 'planId'>, number: number): Promise<VersionRow> {
    const [row] = await versionsOf(db.read, me.planId, number)
    if (row?.number !== number) throw nothing()
    return row
  }

  async function copyOf(asking: Asking, me: Me, row: VersionRow, action: 'read' | 'export') {
    const part = readsVersions(asking, action)
    if (!part) throw nothing()
    const stored = await storedItems(context, row)
    const items = await mineOf(context, asking, me, row, stored)
    const mine = part === 'child' ? forChild(items, me.participantId) : items
    return recordOf(row, mine)
  }

  async function register(
    planRow: VersionRow,
    record: PlanRecord & { seal: string },
  ): Promise<SealedRecord['check'] & { text: string }> {
    const copy = await sealCopy(record, keys)
    const known = () => db.read.select().from(exportCodes).where(eq(exportCodes.code, copy.code))
    let [code] = await known()
    if (!code) {
      const signature = await copy.sign()
      await db.write((tx) =>
        tx
          .insert(exportCodes)
          .values({
            code: copy.code,
            versionId: planRow.id,
            sha256: copy.sha256,
            signature,
            at: Math.max(clock.now(), planRow.erasedAt ?? 0),
          })
          .onConflictDoNothing(),
      )
      ;[code] = await known()
    }
    if (!code) throw new Error('The code of a copy was not kept')
    const { text, sha256 } = copy
    return {
      text,
      sha256,
      code: copy.code,
      url: `${address()}/controle/${copy.code}`,
      signature: code.signature,
    }
  }

  async function sealed(
    { planId }: Pick<Me, 'planId'>,
    row: VersionRow,
    record: PlanRecord & { seal: string },
  ): Promise<SealedRecord> {
    const { text, ...check } = await register(row, record)
    const all = await versionsOf(db.read, planId, row.number)
    return {
      record,
      text,
      head: { sha256: row.sha256, code: row.code },
      check,
      versions: all
        .reverse()
        .map((one) => ({ number: one.number, at: moment(one.settledAt), code: one.code })),
    }
  }

  return {
    draft,

    async version(me, number) {
      const asking = await rights.of(me)
      if (!readsVersions(asking, 'export')) throw nothing()
      const row = await find(me, number)
      return sealed(me, row, await copyOf(asking, me, row, 'export'))
    },

    async extract(me, number, itemIds) {
      const asking = await rights.of(me)
      if (!readsVersions(asking, 'export')) throw nothing()
      const row = await find(me, number)
      const record = await copyOf(asking, me, row, 'export')
      const chosen = new Set(itemIds)
      return sealed(me, row, { ...record, items: record.items.filter(({ id }) => chosen.has(id)) })
    },

    async copy(me, number) {
      const asking = await rights.of(me)
      if (!readsVersions(asking, 'export')) throw nothing()
      return copyOf(asking, me, await find(me, number), 'export')
    },

    async whole(planId, number) {
      const [row] = await versionsOf(db.read, planId, number)
      return row?.number === number ? recordOf(row, await storedItems(context, row)) : null
    },

    async issue(copy) {
      const row = await find(copy, copy.version)
      return sealed(copy, row, copy)
    },

    async list(me) {
      const asking = await rights.of(me)
      if (!readsVersions(asking, 'read')) return []
      const [rows, people] = await Promise.all([
        versionsOf(db.read, me.planId),
        db.read
          .select({ id: participants.id, name: participants.name })
          .from(participants)
          .where(eq(participants.planId, me.planId)),
      ])
      return rows.map(({ number, settledAt, settledBy, code, reviewOn }, index) => ({
        number,
        at: settledAt,
        settledBy: people.find(({ id }) => id === settledBy)?.name ?? '',
        code,
        isNewest: index === 0,
        reviewOn,
      }))
    },

    async changes(me, from, to): Promise<Change[]> {
      const asking = await rights.of(me)
      if (!readsVersions(asking, 'read')) throw nothing()
      const [older, newer] = [await find(me, from), await find(me, to)]
      return changesBetween(await copyOf(asking, me, older, 'read'), await copyOf(asking, me, newer, 'read'))
    },
  }
}

const recordOf = (row: VersionRow, items: RecordItem[]) => {
  // The plan itself is always the first; its own row says which plan it is.
  const { planId, number: version, settledAt, sha256: seal } = row
  return { schema: RECORD_SCHEMA, planId, version, at: moment(settledAt), seal, items } satisfies PlanRecord
}

export async function storedItems(
  { db }: Pick<VersionsContext, 'db'>,
  row: VersionRow,
): Promise<RecordItem[]> {
  const rows = await db.read
    .select()
    .from(versionItems)
    .where(eq(versionItems.versionId, row.id))
    .orderBy(asc(versionItems.position))
  return rows.map(({ itemId, kind, author, salt, content }) => {
    const item = { id: itemId, kind, author, content: content === null ? null : JSON.parse(content) }
    return (salt === null ? item : { ...item, salt }) as RecordItem
  })
}

/**
 * Who could read everything when it was settled still can (at 18 too: sealed versions stay). Whoever came later gets of
 * others' own words what those let that person read; the rest leaves no trace.
 */
async function mineOf(
  { db }: VersionsContext,
  asking: Asking,
  me: Me,
  row: VersionRow,
  items: RecordItem[],
): Promise<RecordItem[]> {
  const allows = forReader(asking)
  const hadAll = (JSON.parse(row.readers) as string[]).includes(me.participantId)
  const words = hadAll ? null : await readPassages(db.read, me.planId)
  const live = new Map(words?.all.map((stored) => [stored.row.id, stored.item] as const))
  const passagesLeft = new Set<string>()
  const passageIds = new Set(items.filter(({ kind }) => kind === 'passage').map(({ id }) => id))
  return items.filter((item) => {
    const { id, kind, author } = item
    if (author === me.participantId) {
      if (kind === 'passage') passagesLeft.add(id)
      return true
    }
    if (kind === 'score') return allows({ kind, author: author ?? '', isShown: true })
    if (kind === 'acceptance') return allows({ kind, author: author ?? '', isOwnTask: false })
    if (kind === 'passage') {
      const passage: Item | undefined = live.get(id)
      const isMine = hadAll || (passage !== undefined && asking.may('read', passage).ok)
      if (isMine) passagesLeft.add(id)
      return isMine
    }
    if (kind === 'condition') return hadAll || allows({ kind: 'locked-condition', author: author ?? '' })
    if (kind === 'view') {
      const about = item.content?.about
      return hadAll || about === undefined ? hadAll : !passageIds.has(about) || passagesLeft.has(about)
    }
    return true
  })
}
