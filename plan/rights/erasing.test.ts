import { describe, expect, test } from 'vitest'
import { allSaidYes, isAskedToErase, mayErase, whoErases } from './erasing.ts'
import { bond, parent, person, situation, youth } from './people-for-tests.ts'

const guardian = person('voogd', 'parent', {
  bonds: [bond('noor', 'yes', { isGuardian: true, raisesChild: false })],
})
const people = [
  parent('petra', 'noor'),
  parent('mark', 'noor'),
  person('stief', 'parent', { bonds: [bond('noor', 'no')] }),
  youth('noor', '2018'),
  youth('sem', '2013'),
  youth('rosa', '2010'),
  person('oma', 'network'),
  person('joke', 'facilitator'),
  person('juf', 'informant'),
  person('steun', 'supporter', { supports: ['petra'] }),
  guardian,
  parent('weg', 'noor', { status: 'left' }),
  parent('genodigd', 'noor', { status: 'invited' }),
]
const now = situation('agree', people)
const everyone = ['petra', 'mark', 'stief', 'sem', 'rosa']

describe('erasing the whole plan', () => {
  test('is asked of every parent who takes part, with authority or not, and of youths of twelve and up', () => {
    expect(whoErases(now).map(({ id }) => id)).toEqual(everyone)
  })
  test('is asked of a guardian where no parent takes part', () => {
    const without = situation('agree', [
      guardian,
      youth('sem', '2013'),
      parent('weg', 'noor', { status: 'left' }),
    ])
    expect(whoErases(without).map(({ id }) => id)).toEqual(['voogd', 'sem'])
  })
  test('needs the yes of each of them, and nobody else counts', () => {
    expect(allSaidYes(everyone, now)).toBe(true)
    for (const missing of everyone)
      expect([
        missing,
        allSaidYes([...everyone.filter((id) => id !== missing), 'oma', 'joke', 'voogd'], now),
      ]).toEqual([missing, false])
    expect(allSaidYes(['oma'], situation('agree', [person('oma', 'network')]))).toBe(false)
  })
  test('is not said by who came with a link of somebody else, who may take it back', () => {
    const byLink = { ...parent('petra', 'noor'), isProven: false }
    expect([mayErase(byLink, now), isAskedToErase(byLink, now)]).toEqual([false, true])
    for (const id of ['oma', 'joke', 'juf', 'steun', 'voogd', 'noor', 'weg', 'genodigd']) {
      const one = people.find((each) => each.id === id)
      expect([id, one && mayErase({ ...one, isProven: true }, now)]).toEqual([id, false])
    }
  })
})
