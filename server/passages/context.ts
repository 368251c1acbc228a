import type { Database } from '#db/connection.ts'
import type { Passage } from '#plan/rights/content.ts'
import type { Clock } from '../clock.ts'
import type { Confirmations } from '../confirmation/types.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Asking, Rights } from '../rights/rights.ts'
import type { Versions } from '../versions/types.ts'
import { type PlanPassages, readPassages, type Stored } from './rows.ts'
import { mayRead } from './view.ts'

export interface PassagesContext {
  db: Database
  clock: Clock
  /** Empties these items in every version of the plan, in the same transaction. */
  eraseSealed?: Versions['eraseItems']
  rights: Rights
  confirmations: Confirmations
  /** Tells the open pages of these people, and of nobody else, that something for them changed. */
  changed: (planId: string, participantIds: readonly string[]) => void
}

export interface Asked {
  asking: Asking
  plan: PlanPassages
}

export async function ask({ rights, db }: PassagesContext, me: Me): Promise<Asked> {
  const [asking, plan] = await Promise.all([rights.of(me), readPassages(db.read, me.planId)])
  // Private time is that of who is inside: words of a child or a facilitator meanwhile are ordinary words.
  const isInside = plan.open !== null && asking.may('read', plan.open.item).ok
  return { asking, plan: isInside ? plan : { ...plan, open: null } }
}

/** What is not there and what is not this person's to read get one and the same answer. */
export const nothing = () => new Response(null, { status: 404, statusText: 'Not Found' })

export function readable({ asking, plan }: Asked, id: string): Stored {
  const stored = plan.all.find(({ row }) => row.id === id)
  if (!stored || !mayRead(stored, asking)) throw nothing()
  return stored
}

/** Of the person who asks: AG1, nobody changes the words of another. */
export function own(asked: Asked, id: string): Stored {
  const stored = readable(asked, id)
  if (!asked.asking.may('write', stored.item).ok) throw nothing()
  return stored
}

/** May this person write words of this kind now? */
export function requireWriting({ asking, plan }: Asked, kind: Passage['kind'], at: number): void {
  const decision = asking.may('write', {
    kind,
    author: asking.viewer.id,
    audience: { to: 'me' },
    audienceChosenAt: at,
    grants: [],
    isReleased: false,
    ...(plan.open ? { writtenIn: plan.open.item } : {}),
  })
  if (!decision.ok) throw new Refused()
}
