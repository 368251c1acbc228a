/** The people of a plan: who takes part, who was invited, and what each sets for oneself. */
import { createRights } from '../rights/rights.ts'
import type { PeopleContext } from './context.ts'
import { inviting } from './inviting.ts'
import { joining } from './joining.ts'
import { ownDetails } from './own-details.ts'
import { takingPart } from './taking-part.ts'
import type { People } from './types.ts'

export function createPeople(given: Omit<PeopleContext, 'rights'>): People {
  const context: PeopleContext = { ...given, rights: createRights(given) }
  return { ...takingPart(context), ...inviting(context), ...joining(context), ...ownDetails(context) }
}
