/** What a plan could still use before it is settled. None of it blocks. */
export type Lack =
  | { what: 'nobody-else' }
  | { what: 'no-agreement' }
  /** The first thing missing from an agreement. */
  | { what: 'agreement'; id: string; agreement: string; missing: 'person' | 'moment' | 'verb' }
  | { what: 'unanswered'; name: string; agreements: number }
  | { what: 'section'; id: string; title: string }
  | { what: 'no-review' }
