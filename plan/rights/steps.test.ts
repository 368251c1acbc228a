import { describe, expect, test } from 'vitest'
import { bond, parent, person, TODAY, youth } from './people-for-tests.ts'
import {
  mayBeginPrivateTime,
  mayEndPrivateTime,
  mayMove,
  mayOpenReview,
  nextStep,
  PHASE_CODES,
  PHASES,
  phaseOf,
  previousStep,
  STEPS,
  stepsOf,
} from './steps.ts'

const PEOPLE = {
  parent: parent('p', 'kind'),
  stepParent: person('s', 'parent', { bonds: [bond('kind', 'no')] }),
  youth16: youth('y', '2010-01-01'),
  youth12: youth('z', '2013-01-01'),
  child: youth('k', '2019-01-01'),
  absentParent: person('a', 'parent', { bonds: [bond('kind', 'no', { raisesChild: false })] }),
  guardian: person('g', 'parent', { bonds: [bond('kind', 'yes', { isGuardian: true, raisesChild: false })] }),
  network: person('n', 'network'),
  supporter: person('u', 'supporter'),
  interpreter: person('i', 'interpreter'),
  facilitator: person('f', 'facilitator'),
  informant: person('o', 'informant'),
  team: person('t', 'team'),
  administrator: person('b', 'administrator'),
  left: parent('l', 'kind', { status: 'left' }),
}
const who = (may: (someone: (typeof PEOPLE)['parent']) => boolean) =>
  Object.entries(PEOPLE)
    .filter(([, someone]) => may(someone))
    .map(([name]) => name)
    .join(' ')

test('six steps are seven phases, F1 to F7; a review belongs to following alone', () => {
  expect(PHASES.map((phase) => PHASE_CODES[phase])).toEqual(['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7'])
  for (const step of STEPS) {
    expect(phaseOf(step, false)).toBe(step)
    expect(phaseOf(step, true)).toBe(step === 'follow' ? 'review' : step)
  }
})

test('a plan skips the steps nobody in it needs', () => {
  const needs = (hasFacilitator: boolean, hasInformant: boolean, eachApartFirst: boolean) =>
    stepsOf({ hasFacilitator, hasInformant, eachApartFirst }).join(' ')
  expect(needs(false, false, false)).toBe('agree share follow')
  expect(needs(false, false, true)).toBe('prepare agree share follow')
  expect(needs(true, false, false)).toBe('prepare private agree share follow')
  expect(needs(false, true, false)).toBe(STEPS.join(' '))
  expect(needs(true, true, true)).toBe(STEPS.join(' '))
  const plain = { hasFacilitator: true, hasInformant: false, eachApartFirst: false }
  expect([nextStep('prepare', plain), nextStep('inform', plain), nextStep('follow', plain)]).toEqual([
    'private',
    'private',
    null,
  ])
  expect([
    previousStep('agree', plain),
    previousStep('private', plain),
    previousStep('prepare', plain),
  ]).toEqual(['private', 'prepare', null])
})

describe('who moves the plan', () => {
  const LEADS = 'parent stepParent youth16'
  const FAMILY = 'parent stepParent youth16 youth12'

  test('every move, forward and back', () => {
    for (const from of STEPS)
      for (const to of STEPS) {
        const isEarlier = STEPS.indexOf(from) < STEPS.indexOf('private')
        const expected =
          from === to
            ? ''
            : from === 'private'
              ? FAMILY
              : to === 'private'
                ? `${FAMILY}${isEarlier ? ' facilitator' : ''}`
                : `${LEADS} facilitator`
        expect(`${from} → ${to}: ${who((someone) => mayMove(someone, from, to, TODAY))}`).toBe(
          `${from} → ${to}: ${expected}`,
        )
      }
  })

  test('private time begins and ends by the family; only the family ends it', () => {
    for (const from of STEPS)
      expect(who((someone) => mayBeginPrivateTime(someone, from, TODAY))).toBe(
        from === 'private' ? '' : FAMILY,
      )
    expect(who((someone) => mayEndPrivateTime(someone, TODAY))).toBe(FAMILY)
  })

  test('a review opens while following', () => {
    for (const step of STEPS)
      expect(who((someone) => mayOpenReview(someone, step, TODAY))).toBe(
        step === 'follow' ? `${LEADS} facilitator` : '',
      )
  })
})
