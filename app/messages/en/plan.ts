import type { Messages } from '../catalogue.ts'

export const plan: Messages['plan'] = {
  saved: 'Everything is saved',
  saving: 'Saving',
  notSaved: 'Not saved, no connection. Leave this page open.',
}
