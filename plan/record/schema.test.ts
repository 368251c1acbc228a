import { describe, expect, it } from 'vitest'
import { sampleRecord } from '#tests/fixtures/record.ts'
import { recordValidator } from '#tests/fixtures/record-schema.ts'
import type { PlanRecord } from './record.ts'

describe('the published schema of a plan', () => {
  const validate = recordValidator()

  it('takes the sample with every kind of item, erased ones too', () => {
    expect(validate(sampleRecord()), JSON.stringify(validate.errors)).toBe(true)
  })

  it.each<[string, (record: PlanRecord) => unknown]>([
    ['a field that is not there', (record) => ({ ...record, extra: 1 })],
    ['a version 0', (record) => ({ ...record, version: 0 })],
    ['a moment with a zone', (record) => ({ ...record, at: '2027-03-03T18:40:00+01:00' })],
    ['an unknown kind', (record) => ({ ...record, items: [{ ...record.items[0], kind: 'secret' }] })],
    ['content of another kind', (record) => ({ ...record, items: [{ ...record.items[0], kind: 'goal' }] })],
    ['a field too many in an item', (record) => ({ ...record, items: [{ ...record.items[0], hidden: 3 }] })],
    [
      'a number of 11',
      (record) => ({
        ...record,
        items: record.items.map((item) =>
          item.kind === 'score' && item.content
            ? { ...item, content: { ...item.content, values: [{ on: '2027-03-01', value: 11 }] } }
            : item,
        ),
      }),
    ],
    ['a seal that is no digest', (record) => ({ ...record, seal: 'x' })],
  ])('R-E22: refuses %s', (_, spoil) => {
    expect(validate(spoil(sampleRecord()))).toBe(false)
  })
})
