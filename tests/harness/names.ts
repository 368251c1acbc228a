/** Written out here: acceptance drives the product by these names, so they may not change with the texts. */
import type { InvitableRole } from '#plan/roles.ts'

export const ROLE_NAMES: Record<InvitableRole, string> = {
  parent: 'Ouder of opvoeder',
  youth: 'Kind of jongere',
  network: 'Familie, vriend of buur',
  facilitator: 'Begeleider van het gesprek',
}
