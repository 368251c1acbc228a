import { describe, expect, test } from 'vitest'
import { isLeftOut, whoLeavesOut } from './leaving-out.ts'
import { bond, parent, person, situation, youth } from './people-for-tests.ts'

const FACT = { kind: 'informant-sheet' } as const
const people = [
  parent('petra', 'noor'),
  parent('mark', 'noor'),
  youth('noor', '2018'),
  youth('sem', '2013'),
  youth('rosa', '2010'),
  person('oma', 'network'),
  person('joke', 'facilitator'),
  person('juf', 'informant'),
  person('voogd', 'parent', { bonds: [bond('noor', 'yes', { isGuardian: true, raisesChild: false })] }),
  parent('weg', 'noor', { status: 'left' }),
  parent('genodigd', 'noor', { status: 'invited' }),
]
const now = situation('inform', people)
const everyone = ['petra', 'mark', 'sem', 'rosa']

test('asked are the parents who take part and youths of twelve and up, nobody else', () => {
  expect(whoLeavesOut(now).map(({ id }) => id)).toEqual(everyone)
})

describe('a fact is left out', () => {
  test('once all of them said yes, whoever else did', () => {
    expect(isLeftOut(FACT, everyone, now)).toBe(true)
    expect(isLeftOut(FACT, [...everyone, 'oma', 'juf'], now)).toBe(true)
  })
  test.each(everyone)('not without the yes of %s', (missing) => {
    expect(isLeftOut(FACT, [...everyone.filter((id) => id !== missing), 'oma', 'voogd'], now)).toBe(false)
  })
  test('not where there is nobody to say yes', () => {
    expect(isLeftOut(FACT, ['oma'], situation('inform', [person('oma', 'network')]))).toBe(false)
  })
  test('never when it is a locked condition, or no fact at all', () => {
    for (const kind of ['locked-condition', 'own-passage', 'child-words'] as const)
      expect([kind, isLeftOut({ kind }, everyone, now)]).toEqual([kind, false])
  })
})
