/**
 * One plan with somebody in every seat of the table that a participant can have (staff of an organisation never take part), each with a browser of their own; and the same people as
 * the rules see them, written down here anew and not read back from the product.
 */
import { join as joinPath } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Viewer } from '#plan/rights/conditions.ts'
import type { PersonRole } from '#plan/rights/people.ts'
import { bond, person } from '#plan/rights/people-for-tests.ts'
import { invite, join, startPlan } from '#tests/harness/family.ts'
import type { Person } from '#tests/harness/person.ts'
import type { TestServer } from '#tests/harness/server.ts'

export interface Everyone {
  planId: string
  db: Sqlite.Database
  names: string[]
  browser(name: string): Person
  viewer(name: string): Viewer
  id(name: string): string
}

interface Part extends Partial<Omit<Viewer, 'supports' | 'role' | 'id'>> {
  role: PersonRole
  supports?: string
  age?: number
}

/** Ids that the rules compare stand here as names; `everyone` fills in the real ones. */
const PARTS: Record<string, Part> = {
  parent: { role: 'parent', bonds: [bond('noor', 'unknown')] },
  guardian: { role: 'parent', bonds: [bond('noor', 'yes', { isGuardian: true, raisesChild: false })] },
  'parent-without-authority': { role: 'parent', bonds: [bond('noor', 'no', { raisesChild: false })] },
  network: { role: 'network' },
  'jim-ended': { role: 'network', mentorship: { childId: 'noor', answers: {}, isEnded: true } },
  removed: { role: 'network', status: 'removed' },
  child: { role: 'youth', age: 8 },
  'child-reading-all': { role: 'youth', age: 9 },
  'youth-12': { role: 'youth', age: 14 },
  'youth-16': { role: 'youth', age: 17 },
  'supporter-let-in': { role: 'supporter', supports: 'parent' },
  'supporter-of-child': { role: 'supporter', supports: 'child' },
  interpreter: { role: 'interpreter', supports: 'youth-12' },
  facilitator: { role: 'facilitator' },
  school: { role: 'informant' },
  doctor: { role: 'informant' },
  'by-a-link-of-somebody-else': { role: 'parent', isProven: false },
}
export const NAMES = Object.keys(PARTS)

export const LET_IN = ['supporter-let-in']
export const INVITED_BACK = ['supporter-let-in', 'school']
export const READING_ALL = ['child-reading-all']

export async function everyone({ origin, dataDir }: TestServer): Promise<Everyone> {
  const plan = await startPlan(origin, { me: 'parent', child: 'Noor' })
  const browsers = new Map([['parent', plan.parent]])
  for (const name of NAMES)
    if (name !== 'parent') browsers.set(name, (await join(origin, await invite(plan, name))).person)
  const db = new Sqlite(joinPath(dataDir, 'familiegroepsplan.sqlite'))
  db.pragma('busy_timeout = 5000')
  db.pragma('foreign_keys = ON')
  const rows = db.prepare('select id, name, joined_at as at from participants').all() as {
    id: string
    name: string
    at: number
  }[]
  const rowOf = (name: string) => rows.find((row) => row.name === name) as (typeof rows)[number]
  const id = (name: string) => rowOf(name).id
  const { noor } = db.prepare('select id as noor from children').get() as { noor: string }
  const viewers = new Map(NAMES.map((name) => [name, viewerOf(name)]))
  for (const name of NAMES) become(name)
  return {
    planId: plan.planId,
    db,
    names: NAMES,
    browser: (name) => browsers.get(name) as Person,
    viewer: (name) => viewers.get(name) as Viewer,
    id,
  }

  function viewerOf(name: string): Viewer {
    const { age, supports, role, ...more } = PARTS[name] as Part
    const bornOn = age === undefined ? null : String(new Date().getFullYear() - age)
    return person(id(name), role, {
      joinedAt: rowOf(name).at,
      supports: supports ? [id(supports)] : [],
      child: bornOn ? { id: name, bornOn } : null,
      ...more,
      ...(more.bonds ? { bonds: more.bonds.map((one) => ({ ...one, childId: noor })) } : {}),
    }) as Viewer
  }

  /** What people are; the pages that ask it are proved elsewhere. */
  function become(name: string): void {
    const { role, status, supports, child, bonds, mentorship, isProven } = viewers.get(name) as Viewer
    const mine = id(name)
    if (child)
      db.prepare(
        'insert into children (id, plan_id, name, unborn, born_on, reads_all, position) values (?, ?, ?, 0, ?, ?, 1)',
      ).run(child.id, plan.planId, name, child.bornOn, Number(READING_ALL.includes(name)))
    db.prepare(
      `update participants set role = ?, status = ?, supports = ?, child_id = ?, mentor_of = ?, mentor_ended_at = ?,
        in_private_time = ?, invited_back = ? where id = ?`,
    ).run(
      role,
      status,
      supports[0] ?? null,
      child?.id ?? null,
      mentorship ? noor : null,
      mentorship?.isEnded ? 1 : null,
      Number(LET_IN.includes(name)),
      Number(INVITED_BACK.includes(name)),
      mine,
    )
    db.prepare('delete from child_adults where participant_id = ?').run(mine)
    for (const one of bonds)
      db.prepare(
        `insert into child_adults (child_id, participant_id, is_guardian, raises_child, authority) values (?, ?, ?, ?, ?)`,
      ).run(one.childId, mine, Number(one.isGuardian), Number(one.raisesChild), one.hasAuthority)
    if (!isProven)
      db.prepare("update session_participants set origin = 'return' where participant_id = ?").run(mine)
  }
}
