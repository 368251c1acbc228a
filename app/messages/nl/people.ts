import type { Role } from '#plan/roles.ts'

/** Mensen, uitnodigen, meedoen. */
export const people = {
  title: 'Mensen',
  roles: {
    parent: 'Ouder of opvoeder',
    youth: 'Kind of jongere',
    network: 'Familie, vriend of buur',
    supporter: 'Iemand die meeleest als steun',
    interpreter: 'Tolk',
    facilitator: 'Begeleider van het gesprek',
    informant: 'School of andere hulp',
  } satisfies Record<Role, string>,
}
