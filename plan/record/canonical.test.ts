import { describe, expect, it } from 'vitest'
import { canonicalText, checkCode, groupedCode, itemDigest, readCode, sha256Hex } from './canonical.ts'
import type { RecordItem } from './record.ts'

const line = (text: string): RecordItem => ({
  id: 'a',
  kind: 'line',
  author: null,
  content: { section: 's', question: 'q', text },
})

describe('the one text of a value', () => {
  it('is the same however keys are ordered and letters are composed', () => {
    expect(canonicalText({ b: 'e\u0301', a: [1, null] })).toBe('{"a":[1,null],"b":"é"}')
    expect(canonicalText({ a: [1, null], b: 'é' })).toBe(canonicalText({ b: 'e\u0301', a: [1, null] }))
  })

  it('also of text that no file could hold', () => {
    expect(canonicalText('\ud800')).toBe('"\ufffd"')
    expect(() => canonicalText(undefined)).toThrow()
  })

  it('another word, another person or another salt is another digest', async () => {
    const digests = await Promise.all([
      itemDigest(line('Oma kookt'), '00'),
      itemDigest(line('Oma kookt.'), '00'),
      itemDigest({ ...line('Oma kookt'), author: 'p' }, '00'),
      itemDigest(line('Oma kookt'), '01'),
    ])
    expect(new Set(digests).size).toBe(4)
  })
})

describe('a code to print', () => {
  it('can be typed over as people do', async () => {
    const digest = await sha256Hex('abc')
    expect(digest).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    const code = checkCode(digest)
    expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{20}$/)
    expect(readCode(` ${groupedCode(code).toUpperCase()} `)).toBe(code)
    expect(checkCode(await sha256Hex('abd'))).not.toBe(code)
    expect(readCode('kort')).toBeNull()
    expect(readCode('../../etc/passwd0000')).toBeNull()
  })
})
