import { expect, it } from 'vitest'
import { plan } from '../messages/nl/plan.ts'
import { planTitle } from './plan-title.ts'

const title = (...names: string[]) =>
  planTitle(
    names.map((name) => ({ name })),
    plan,
    'nl',
  )

it('names the children, and one without a name too', () => {
  expect(title('Sem', 'Noor')).toBe('Plan voor Sem en Noor')
  expect(title('Mila', 'Daan', '')).toBe('Plan voor Mila, Daan en jullie kind')
  expect(title()).toBe('Plan voor jullie kind')
})
