import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { canonicalText, sha256Hex } from '#plan/record/canonical.ts'
import { sampleBook } from '#tests/fixtures/book.ts'
import { sampleRecord } from '#tests/fixtures/record.ts'
import { toJson } from './json.ts'

it('the bytes are those of the digest, whatever script the words are in', async () => {
  const text = canonicalText(sampleRecord())
  const bytes = await toJson(sampleBook({ attachment: { name: 'plan.json', text } }))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(await sha256Hex(text))
  expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(sampleRecord())
})

it('without a record there is no file', async () => {
  await expect(toJson({ attachment: null })).rejects.toThrow()
})
