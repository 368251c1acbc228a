/**
 * What the table says of answers to agreements, of how it goes, and of files: every seat × every step, at the running server.
 * Files are opened as their reader opens them: a mark that is packed is a mark that is there.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { amsterdamDate } from '#plan/rights/age.ts'
import type { Item } from '#plan/rights/content.ts'
import { may } from '#plan/rights/may.ts'
import { seatOf } from '#plan/rights/people.ts'
import { DEFAULT_SETTINGS, type Situation } from '#plan/rights/situation.ts'
import { PHASES, type Phase } from '#plan/rights/steps.ts'
import { opened } from '#tests/fixtures/opened.ts'
import { openPdf, unpacked } from '#tests/harness/pdf.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { pageOf, press } from '../scenarios/living.ts'
import { writeRows, writeShared } from './contents.ts'
import { type Everyone, everyone, INVITED_BACK, LET_IN, NAMES, READING_ALL } from './people.ts'
import { type Content, MARK } from './rows.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

const server = sharedServer()
let all: Everyone
let contents: Content[]
let agreement: string

const OPEN = PHASES.filter((phase) => phase !== 'private')

function inPhase(phase: Phase): Situation {
  const step = phase === 'review' ? 'follow' : phase
  const isReviewOpen = phase === 'review'
  all.db
    .prepare('update plans set step = ?, review_open = ?, each_apart_first = 0 where id = ?')
    .run(step, Number(isReviewOpen), all.planId)
  const settings = {
    ...DEFAULT_SETTINGS,
    eachApartFirst: false,
    letIntoPrivate: LET_IN.map(all.id),
    invitedBack: INVITED_BACK.map(all.id),
    childrenReadingAll: READING_ALL,
  }
  return { step, isReviewOpen, today: amsterdamDate(Date.now()), people: NAMES.map(all.viewer), settings }
}

const at = (page: string) => `/plan/${all.planId}/${page}.data`
const isThere = (table: string, name: string) =>
  all.db.prepare(`select 1 from ${table} where participant_id = ?`).get(all.id(name)) !== undefined

beforeAll(async () => {
  all = await everyone(server())
  inPhase('agree')
  contents = [...(await writeShared(all)), ...writeRows(all, null)]
  const { text } = await all.browser('parent').get(`/plan/${all.planId}/akkoord`)
  agreement = text.match(/name="agreement" value="([\w-]+)"/)?.[1] ?? ''
  expect(agreement).not.toBe('')
}, 120_000)
afterAll(() => all?.db.close())

/** Of the exact words that stand there now, as a page that may be read shows it. */
async function digestNow(): Promise<string> {
  const { text } = await all.browser('parent').get(`/plan/${all.planId}/akkoord`)
  return text.match(/name="digest" value="([^"]+)"/)?.[1] ?? ''
}

describe('nobody answers an agreement but whom the table lets', () => {
  test.each(OPEN)('%s', async (phase) => {
    inPhase('agree')
    const digest = await digestNow()
    const situation = inPhase(phase)
    for (const name of NAMES) {
      const viewer = all.viewer(name)
      const mine: Item = { kind: 'acceptance', author: viewer.id, isOwnTask: false }
      // Of an agreement that is nobody's task the parents are asked, and the young by their age.
      const isAsked = ['parent', 'guardian', 'youth-12', 'youth-16'].includes(
        seatOf(viewer, situation.today) ?? '',
      )
      const answer = { intent: 'answer', agreement, person: viewer.id, digest, answer: 'yes' }
      const { status } = await all.browser(name).post(at('akkoord'), answer)
      expect([name, status, isThere('acceptances', name)]).toEqual([
        ...[name, status, isAsked && may(viewer, 'accept', mine, situation).ok],
      ])
      expect([name, status < 500 && status !== 429]).toEqual([name, true])
    }
    // Nobody answers as somebody else either.
    all.db.prepare('delete from acceptances').run()
    for (const name of NAMES.filter((one) => one !== 'parent'))
      await all
        .browser(name)
        .post(at('akkoord'), { intent: 'answer', agreement, person: all.id('parent'), digest, answer: 'yes' })
    expect(isThere('acceptances', 'parent')).toBe(false)
  })
})

describe('once the plan is settled', () => {
  beforeAll(async () => {
    inPhase('agree')
    await press(all.browser('parent'), pageOf(all, 'vastleggen'), 'Leg het plan vast')
    expect(all.db.prepare('select 1 from versions').get()).toBeDefined()
  })

  describe('nobody tells how it goes but whom the table lets', () => {
    test.each(OPEN)('%s', async (phase) => {
      const situation = inPhase(phase)
      const following: Situation = { ...situation, step: 'follow', isReviewOpen: false }
      for (const name of NAMES) {
        const viewer = all.viewer(name)
        const mine: Item = { kind: 'check-in', author: viewer.id, isOwnTask: true }
        // What was settled is followed in every step; an open look back says itself who reads along.
        const reads = may(viewer, 'read', mine, situation.isReviewOpen ? situation : following).ok
        const isAllowed = reads && may(viewer, 'write', mine, following).ok
        const { status } = await all
          .browser(name)
          .post(at('volgen'), { intent: 'check', agreement, answer: 'done', [`words-${agreement}`]: name })
        expect([name, status, isThere('check_ins', name)]).toEqual([name, status, isAllowed])
        expect([name, status < 500 && status !== 429]).toEqual([name, true])
      }
      const { id } = all.db
        .prepare('select id from check_ins where participant_id = ?')
        .get(all.id('parent')) as { id: string }
      // Nobody takes back what another said, and nobody outside reads it.
      for (const name of NAMES.filter((one) => one !== 'parent'))
        await all.browser(name).post(at('volgen'), { intent: 'check', 'take-back': id })
      expect(all.db.prepare('select taken_back_at as at from check_ins where id = ?').get(id)).toEqual({
        at: null,
      })
      all.db.prepare("update check_ins set words = 'Zo-gaat-het' where id = ?").run(id)
      for (const name of NAMES) {
        const viewer = all.viewer(name)
        const about: Item = { kind: 'check-in', author: all.id('parent'), isOwnTask: false }
        const reads = may(viewer, 'read', about, situation.isReviewOpen ? situation : following).ok
        const { text } = await all.browser(name).get(at('volgen'))
        expect([name, text.includes('Zo-gaat-het')]).toEqual([name, reads])
      }
      all.db.prepare('delete from check_ins').run()
    })
  })

  test('every file, unpacked, holds nothing that its reader may not read', async () => {
    const situation = inPhase('share')
    const found = new Map<string, number>()
    for (const name of NAMES) {
      const viewer = all.viewer(name)
      const readable = new Set(
        contents
          .filter(({ item, within }) =>
            [item, ...(within ? [within] : [])].some((one) => may(viewer, 'read', one, situation).ok),
          )
          .map(({ mark }) => mark),
      )
      const gets = (item: Item) => may(viewer, 'export', item, situation).ok
      const isChild = seatOf(viewer, situation.today) === 'child'
      const isGiven = gets({ kind: 'version', sentTo: [] }) || (isChild && gets({ kind: 'child-version' }))
      for (const page of FILES) {
        const { status, marks } = await marksIn(name, `/plan/${all.planId}/${page}`)
        const hidden = [...marks].filter((mark) => !readable.has(mark))
        expect([name, page, hidden]).toEqual([name, page, []])
        expect([name, page, status]).toEqual([name, page, isGiven ? 200 : 404])
        found.set(page, Math.max(found.get(page) ?? 0, marks.size))
      }
    }
    // Whoever looks in them finds what is not hidden: otherwise nothing would have been shown above.
    const holding = FILES.filter((page) => !page.endsWith('.ics'))
    expect(holding.filter((page) => (found.get(page) ?? 0) < 4)).toEqual([])
  })
})

const FILES = ['pdf', 'docx', 'odt', 'html', 'json', 'ics'].map((format) => `versies/1/plan.${format}`)

async function marksIn(name: string, path: string): Promise<{ status: number; marks: Set<string> }> {
  const { origin, cookie } = all.browser(name)
  const answer = await fetch(new URL(path, origin), {
    headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
    redirect: 'manual',
  })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const text = answer.status === 200 ? await readable(path, bytes) : Buffer.from(bytes).toString()
  return { status: answer.status, marks: new Set(`${text} ${[...answer.headers]}`.match(MARK) ?? []) }
}

/** Words, what is packed in it, and what is attached to it. */
async function readable(path: string, bytes: Uint8Array): Promise<string> {
  if (/\.(docx|odt)$/.test(path)) return Object.values(opened(bytes)).join('\n')
  if (!path.endsWith('.pdf')) return Buffer.from(bytes).toString()
  const { text, alts, outline, title, metadata, attachments } = await openPdf(bytes)
  const attached = Object.values(attachments).map((each) => Buffer.from(each).toString())
  return [...text, ...alts, ...outline, title, metadata, ...attached, unpacked(bytes)].join('\n')
}
