/** AG7 rests on it: the register compares fingerprints, so the same sending must give the same bytes at each try. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendings } from '#db/schema.ts'
import { openPdf } from '#tests/harness/pdf.ts'
import { createExtractFiles } from '../exports/extract-file.ts'
import { createLog } from '../log.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { sha256 } from './describe.ts'
import { createSentPapers } from './sent-pdf.ts'

let family: Family
beforeEach(async () => {
  family = await createFamily()
})
afterEach(() => family.close())

const content = JSON.stringify({
  schema: 'familiegroepsplan-v1',
  planId: 'a-plan',
  version: 1,
  at: '2027-03-14T11:00:00Z',
  items: [
    {
      id: 'plan',
      kind: 'plan',
      author: null,
      content: {
        language: 'nl',
        form: { id: 'landelijk', version: 1, title: 'Familiegroepsplan' },
        children: [{ id: 'noor', name: 'Noor', unborn: false }],
      },
    },
  ],
})
const send = (id: string, more: Partial<typeof sendings.$inferInsert> = {}) =>
  family.db.write((tx) =>
    tx.insert(sendings).values({
      ...{ id, version: 1, recipientKind: 'team', recipientName: 'Wijkteam', selection: '[]', labels: '[]' },
      ...{ status: 'sent', createdAt: 1, content, digest: 'a'.repeat(64), code: 'ABCDEFGHJKLM', ...more },
    }),
  )
const write = createExtractFiles({ log: createLog('silent'), address: () => 'https://plan.example' })

test('the same bytes each time, also after a restart', async () => {
  await send('one')
  const { pdfOf } = createSentPapers({ db: family.db, write })
  const first = await pdfOf('one')
  family.restart()
  const again = await createSentPapers({ db: family.db, write }).pdfOf('one')
  expect(Buffer.from(first.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(sha256(again)).toBe(sha256(first))
})

test('a part on safety is a document of its own, which says so; without one there is none', async () => {
  const annex = { annexContent: content, annexDigest: 'b'.repeat(64), annexCode: 'BCDEFGHJKLMN' }
  await send('three', annex)
  await send('four')
  const { pdfOf, safetyPdfOf } = createSentPapers({ db: family.db, write })
  const made = await safetyPdfOf('three')
  const { text } = await openPdf(made ?? new Uint8Array())
  expect(text.join(' ')).toContain('Bijlage over veiligheid')
  expect((await openPdf(await pdfOf('three'))).text.join(' ')).not.toContain('Bijlage over veiligheid')
  expect(await safetyPdfOf('four')).toBeNull()
})

test('own words alone are called so, and are no draft of a plan', async () => {
  const alone = JSON.stringify({ ...JSON.parse(content), version: null })
  await send('five', { content: alone, ownWordsOnly: true, version: 0 })
  const { text } = await openPdf(await createSentPapers({ db: family.db, write }).pdfOf('five'))
  expect(text.join(' ')).toContain('Eigen woorden')
  expect(text.join(' ')).not.toMatch(/concept/i)
})

test('what was withdrawn gives nothing', async () => {
  await send('two', { status: 'withdrawn', content: null })
  const { pdfOf, safetyPdfOf } = createSentPapers({ db: family.db, write })
  await expect(pdfOf('two')).rejects.toThrow('Nothing was sent')
  await expect(safetyPdfOf('two')).rejects.toThrow('Nothing was sent')
  await expect(pdfOf('none')).rejects.toThrow()
})
