import { describe, expect, test } from 'vitest'
import { type AgreementText, agreementText, canonicalAgreement } from './digest.ts'

const AGREEMENT: AgreementText = {
  what: 'Oma haalt Noor op.',
  when: 'elke woensdag',
  who: ['b', 'a'],
  until: '2027-07-01',
  fallback: 'c',
}

describe('what a yes is bound to', () => {
  test('is canonical: keys in order, people in order and once, no spaces', () => {
    expect(canonicalAgreement({ ...AGREEMENT, who: ['b', 'a', 'b'] })).toBe(
      '{"fallback":"c","until":"2027-07-01","what":"Oma haalt Noor op.","when":"elke woensdag","who":["a","b"]}',
    )
  })

  test('is the same however an accent was typed, and for whatever else the agreement holds', () => {
    const composed = canonicalAgreement({ ...AGREEMENT, what: 'caf\u00e9' })
    expect(canonicalAgreement({ ...AGREEMENT, what: 'cafe\u0301' })).toBe(composed)
    const moved = { ...AGREEMENT, id: 'x', section: 'elders', goal: 'g' }
    expect(canonicalAgreement(moved)).toBe(canonicalAgreement(AGREEMENT))
  })

  test.each<[string, Partial<AgreementText>]>([
    ['a word', { what: 'Opa haalt Noor op.' }],
    ['a capital', { what: 'oma haalt Noor op.' }],
    ['a space', { what: 'Oma haalt Noor  op.' }],
    ['the moment', { when: 'elke donderdag' }],
    ['somebody more', { who: ['a', 'b', 'd'] }],
    ['somebody less', { who: ['a'] }],
    ['the end', { until: null }],
    ['who steps in', { fallback: null }],
  ])('is another with %s changed', (_, change) => {
    expect(canonicalAgreement({ ...AGREEMENT, ...change })).not.toBe(canonicalAgreement(AGREEMENT))
  })

  test('can be read back, and nothing else can', () => {
    expect(agreementText(canonicalAgreement(AGREEMENT))).toEqual({ ...AGREEMENT, who: ['a', 'b'] })
    const forged = ['', '{', 'null', '[]', '{"what":1}', `${canonicalAgreement(AGREEMENT)} `]
    forged.push('{"fallback":7,"until":null,"what":"x","when":"","who":[]}')
    for (const text of forged) expect(agreementText(text)).toBeNull()
  })
})
