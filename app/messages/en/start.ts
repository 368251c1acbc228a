import type { Messages } from '../catalogue.ts'

export const start: Messages['start'] = {
  title: 'Begin a plan',
}
