import { describe, expect, test } from 'vitest'
import type { Person } from '../rights/people.ts'
import { bond, parent, person, TODAY, youth } from '../rights/people-for-tests.ts'
import { askedFor } from './asked.ts'
import { mayEnter } from './entering.ts'

const CHILD = 'noor'
const guardian = person('guardian', 'parent', {
  bonds: [bond(CHILD, 'yes', { isGuardian: true, raisesChild: false })],
})
const mentor = (isEnded: boolean) =>
  person('mentor', 'network', { mentorship: { childId: CHILD, answers: {}, isEnded } })

/** Who is asked: with nothing to do, and with a task. */
const TABLE: [string, Person, always: boolean, withTask: boolean][] = [
  ['a parent', parent('p', CHILD), true, true],
  ['a parent whom nobody asked about authority', person('p', 'parent'), true, true],
  ['a parent without authority', parent('p', CHILD, { bonds: [bond(CHILD, 'no')] }), false, true],
  ['a guardian who only decides', guardian, true, true],
  ['a youth of 11', youth('y', '2016-05-02'), false, false],
  ['a youth of 12', youth('y', '2015-05-01'), true, true],
  ['a youth of 16', youth('y', '2011-05-01'), true, true],
  ['a youth whose age nobody knows', youth('y', null), true, true],
  ['a relative', person('n', 'network'), false, true],
  ['a JIM', mentor(false), false, true],
  ['a JIM who stopped', mentor(true), false, false],
  ['a supporter', person('s', 'supporter', { supports: ['y'] }), false, false],
  ['an interpreter', person('t', 'interpreter', { supports: ['y'] }), false, false],
  ['a facilitator', person('f', 'facilitator'), false, false],
  ['school', person('i', 'informant'), false, false],
  ['somebody of the team', person('w', 'team'), false, false],
  ['an administrator', person('a', 'administrator'), false, false],
  ['a parent who did not come yet', parent('p', CHILD, { status: 'invited' }), true, true],
  ['a relative who did not come yet', person('n', 'network', { status: 'invited' }), false, true],
  ['a parent who left', parent('p', CHILD, { status: 'left' }), false, false],
  ['a relative who was removed', person('n', 'network', { status: 'removed' }), false, false],
]

describe('who is asked', () => {
  test.each(TABLE)('%s', (_, one, always, withTask) => {
    const asks = (agreement: { who: string[]; fallback: string | null }) =>
      askedFor(agreement, (id) => (id === 'circle' ? one.id : null), [one], TODAY).asked
    expect(asks({ who: [], fallback: null })).toEqual(
      always ? [{ participantId: one.id, isTask: false }] : [],
    )
    const asTask = withTask ? [{ participantId: one.id, isTask: true }] : []
    expect(asks({ who: ['circle'], fallback: null })).toEqual(asTask)
    expect(asks({ who: [], fallback: 'circle' })).toEqual(asTask)
  })

  test('who has a task and is nobody of the plan is named once', () => {
    const { unknown } = askedFor(
      { who: ['x', 'y'], fallback: 'x' },
      (id) => (id === 'y' ? 'p' : null),
      [],
      TODAY,
    )
    expect(unknown).toEqual(['x'])
  })
})

test.each([
  ['a parent', parent('p', CHILD), true],
  ['a youth of 12', youth('y', '2015-05-01'), true],
  ['a facilitator', person('f', 'facilitator'), true],
  ['a parent in a browser that did not show whose it is', { ...parent('p', CHILD), isProven: false }, false],
  ['a guardian who only decides', guardian, false],
  ['a child of 11', youth('y', '2016-05-02'), false],
  ['a relative', person('n', 'network'), false],
  ['an interpreter', person('t', 'interpreter'), false],
  ['school', person('i', 'informant'), false],
])('%s writes down the answer of another: %s', (_, one, may) => {
  expect(mayEnter(one, TODAY)).toBe(may)
})
