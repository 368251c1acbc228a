import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditLog } from '#db/schema.ts'
import { canonicalText, checkCode, sha256Hex } from '#plan/record/canonical.ts'
import { emptyRecord, sampleRecord } from '#tests/fixtures/record.ts'
import { until } from '#tests/harness/until.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { Me } from '../plans/types.ts'
import { createRights } from '../rights/rights.ts'
import type { SealedRecord } from '../versions/types.ts'
import { createExports } from './exports.ts'
import { RenderFailed, type renderPdf, TooSlow } from './pdf/render.ts'
import type { Format } from './types.ts'

let family: Family
let petra: Me
let joke: Me
beforeEach(async () => {
  family = await createFamily()
  petra = await family.me(await family.person('Petra', 'parent'))
  joke = await family.me(await family.person('Joke', 'facilitator'))
})
afterEach(() => family.close())

async function sealed(): Promise<SealedRecord> {
  const record = sampleRecord()
  const text = canonicalText(record)
  const sha256 = await sha256Hex(text)
  const code = checkCode(sha256)
  const check = { sha256, code, url: `https://plan.test/controle/${code}`, signature: 'a.b.c' }
  return { record, text, head: { sha256, code }, check, versions: [{ number: 2, at: record.at, code }] }
}

const printed: Awaited<ReturnType<typeof renderPdf>> = {
  pdf: new TextEncoder().encode('%PDF-'),
  pages: 1,
  missing: ['外'],
  peakMemoryKb: 1,
}

interface Given {
  render?: typeof renderPdf
  waiting?: number
  mayNot?: boolean
}
function make({ render = async () => printed, waiting, mayNot }: Given = {}) {
  const { db, clock } = family
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) })
  const refuse = () => {
    throw new Response(null, { status: 404 })
  }
  const exports = createExports({
    db,
    clock,
    log,
    rights: createRights({ db, clock }),
    versions: {
      draft: async () => (mayNot ? refuse() : { ...emptyRecord(), version: null }),
      version: async () => (mayNot ? refuse() : sealed()),
    },
    render,
    atOnce: 1,
    waiting,
  })
  return { exports, lines }
}

const audit = () => family.db.read.select().from(auditLog)

test('each format has its type and a name that tells of nobody', async () => {
  const { exports } = make()
  const types: Record<Format, RegExp> = {
    pdf: /^application\/pdf$/,
    docx: /wordprocessingml/,
    odt: /opendocument\.text$/,
    html: /^text\/html/,
    json: /^application\/json/,
    ics: /^text\/calendar/,
  }
  for (const format of Object.keys(types) as Format[]) {
    const made = await exports.make(petra, { version: 2, kind: 'plan', format })
    if (!made.ok) throw new Error(made.why)
    expect(made.fileName).toBe(`familiegroepsplan-versie-2.${format}`)
    expect(made.contentType).toMatch(types[format])
    expect(made.bytes.length).toBeGreaterThan(4)
  }
  expect(await exports.make(petra, { version: null, kind: 'fridge', format: 'pdf' })).toMatchObject({
    ok: true,
    fileName: 'afspraken-koelkast-concept.pdf',
    missing: ['外'],
  })
})

test('R-E24: who took the plan along: the family hears of a professional, of the family only the person alone', async () => {
  const { exports } = make()
  await exports.make(petra, { version: 2, kind: 'plan', format: 'json' })
  await exports.make(joke, { version: 2, kind: 'plan', format: 'json' })
  expect(await audit()).toMatchObject([
    { action: 'export', actorId: petra.participantId, audience: petra.participantId },
    { action: 'export', actorId: joke.participantId, audience: 'plan' },
  ])
})

test('what somebody may not have is a 404, at once and without a line in the log', async () => {
  const { exports } = make({ mayNot: true })
  for (const version of [null, 2])
    await expect(exports.make(petra, { version, kind: 'plan', format: 'pdf' })).rejects.toMatchObject({
      status: 404,
    })
  expect(await audit()).toEqual([])
})

test.each([
  ['too-slow', new TooSlow('Stopped after 30000 ms')],
  ['failed', new RenderFailed('Ended with 1: ua-1')],
] as const)(
  '%s: told to the reader, written for the operator, nothing noted as taken, and it can be tried again',
  async (why, error) => {
    let isBroken = true
    const { exports, lines } = make({
      render: async () => {
        if (isBroken) throw error
        return printed
      },
    })
    const wanted = { version: 2, kind: 'plan', format: 'pdf' } as const
    expect(await exports.make(petra, wanted)).toEqual({ ok: false, why })
    expect(await audit()).toEqual([])
    expect(lines.join()).toContain('making a file of a plan failed')
    expect(lines.join()).not.toMatch(/Noor|Petra|knuffel/)
    isBroken = false
    expect(await exports.make(petra, wanted)).toMatchObject({ ok: true })
  },
)

test('one at a time; who comes while the line is full hears that', async () => {
  const finish: (() => void)[] = []
  let most = 0
  let now = 0
  const { exports } = make({
    waiting: 1,
    render: async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise<void>((resolve) => finish.push(resolve))
      now -= 1
      return printed
    },
  })
  const wanted = { version: 2, kind: 'plan', format: 'pdf' } as const
  const first = exports.make(petra, wanted)
  await until('the first is being made', () => finish.length === 1)
  const second = exports.make(petra, wanted)
  const third = exports.make(joke, wanted)
  const outcomes = await Promise.race([
    Promise.all([second, third]),
    third.then((one) => [one]),
    second.then((one) => [one]),
  ])
  expect(outcomes).toEqual([{ ok: false, why: 'busy' }])
  finish[0]?.()
  await until('the next one is being made', () => finish.length === 2)
  finish[1]?.()
  const all = await Promise.all([first, second, third])
  expect(all.filter(({ ok }) => ok)).toHaveLength(2)
  expect(most).toBe(1)
})
