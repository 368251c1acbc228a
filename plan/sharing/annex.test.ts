import { describe, expect, it } from 'vitest'
import { apartBeforehand, papersOf } from './annex.ts'
import { choicesOf } from './choices.ts'
import { NOTHING_OUT } from './extract.ts'
import { RECORD, words } from './test-record.ts'

const SAFE = {
  ...RECORD,
  items: RECORD.items.map((item) =>
    item.kind === 'section' && item.id === 'goed' && item.content
      ? { ...item, content: { ...item.content, canonical: 'safety' as const } }
      : item,
  ),
}

describe('what goes apart', () => {
  it('is in the annex and not in the plan, with what stands beside it', () => {
    const { extract, annex } = papersOf(RECORD, {
      chosen: ['a1', 'a2', 'goed', 'w-petra'],
      apart: ['a2', 'w-petra'],
    })
    expect(words(extract)).toContain('haalt Noor op')
    expect(words(extract)).toContain('NOOR-ZWEMT')
    for (const secret of ['belt op zondag', 'MARK-MENING', 'PETRA-EIGEN', 'MARK-WAAROM'])
      expect([secret, words(extract).includes(secret), words(annex ?? RECORD).includes(secret)]).toEqual([
        secret,
        false,
        true,
      ])
    for (const other of ['haalt Noor op', 'NOOR-ZWEMT']) expect(words(annex ?? RECORD)).not.toContain(other)
  })

  it('is nothing that was not chosen, and no empty document', () => {
    const { extract, annex } = papersOf(RECORD, { chosen: ['a1'], apart: ['a2', 'goed'] })
    expect(annex).toBeNull()
    expect(words(extract)).not.toContain('belt op zondag')
  })

  it('keeps out whoever said no, here as well', () => {
    const out = { ...NOTHING_OUT, authors: new Set(['mark']) }
    const { annex } = papersOf(RECORD, { chosen: ['a2'], apart: ['a2'] }, out)
    expect(words(annex ?? RECORD)).toContain('PETRA-MENING')
    expect(words(annex ?? RECORD)).not.toContain('MARK-MENING')
  })
})

it('beforehand the words about safety and the conditions are marked, and no agreement', () => {
  const marked = apartBeforehand(choicesOf(SAFE, null))
  expect(marked.sort()).toEqual(['goed', 'voorwaarde', 'w-mark', 'w-noor', 'w-petra'].sort())
  expect(apartBeforehand(choicesOf(RECORD, null))).toEqual(['voorwaarde'])
})
