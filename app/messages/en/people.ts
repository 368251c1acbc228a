import type { Messages } from '../catalogue.ts'

export const people: Messages['people'] = {
  title: 'People',
  roles: {
    parent: 'Parent or carer',
    youth: 'Child or young person',
    network: 'Relative, friend or neighbour',
    supporter: 'Someone who reads along as support',
    interpreter: 'Interpreter',
    facilitator: 'Facilitator of the conversation',
    informant: 'School or other help',
  },
}
