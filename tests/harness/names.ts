/** Written out here: acceptance drives the product by these names, so they may not change with the texts. */
import type { InvitableRole } from '#plan/roles.ts'

export const ROLE_NAMES: Record<InvitableRole, string> = {
  parent: 'Ouder of opvoeder',
  youth: 'Kind of jongere',
  network: 'Familie, vriend of buur',
  supporter: 'Iemand die meeleest als steun',
  interpreter: 'Tolk',
  facilitator: 'Begeleider van het gesprek',
  informant: 'School of andere hulp',
}
