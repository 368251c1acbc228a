import { describe, expect, test } from 'vitest'
import { DECLINED_REASONS, OFFER_ANSWERS, WITHHELD_REASONS } from '../offer.ts'
import { FEWEST_FAMILIES, type Told } from './hide-small.ts'
import { type Happenings, type Period, quartersDue, tellPeriod, tellPeriods } from './period.ts'

const NOTHING: Happenings = { offers: [], withheld: [], sent: [], responses: [] }
const Q = '2026-Q3'
let made = 0
const times = <One>(count: number, one: One) =>
  Array.from({ length: count }, () => ({ family: `family-${++made}`, quarter: Q, ...one }))
const offers = (
  count: number,
  answer: Happenings['offers'][number]['answer'],
  because: 'private' | null = null,
) => times(count, { answer, because })

describe('the reasons of a "no" are parts of it', () => {
  test('S10-T4: told where each is large enough, with what nobody said as one of them', () => {
    const told = tellPeriod({
      ...NOTHING,
      offers: [...offers(20, 'accepted'), ...offers(12, 'declined', 'private'), ...offers(11, 'declined')],
    })
    // Twelve and eleven make the total, so that the smaller one goes with the empty ones.
    expect(told?.declinedBecause).toMatchObject({ private: 12, 'not-said': null, else: null })
    expect(told?.answers).toEqual({ accepted: null, declined: 23, 'not-now': null, none: null })
    // Every reason ten times: only then nothing is left over.
    const all = DECLINED_REASONS.flatMap((because) => times(10, { answer: 'declined' as const, because }))
    const rest = [...offers(10, 'accepted'), ...offers(10, 'not-now'), ...offers(10, null)]
    const full = tellPeriod({ ...NOTHING, offers: [...all, ...offers(10, 'declined'), ...rest] })
    expect(full?.declinedBecause).toMatchObject({ private: 10, 'not-said': 10 })
  })

  test('S10-T4: nothing of them where the "no" itself is not told', () => {
    const told = tellPeriod({
      ...NOTHING,
      offers: [...offers(30, 'accepted'), ...offers(12, 'declined', 'private'), ...offers(3, 'not-now')],
    })
    expect(told?.answers.declined).toBeNull()
    expect(Object.values(told?.declinedBecause ?? {}).every((one) => one === null)).toBe(true)
  })
})

describe('days and words are bands of ten plans or more', () => {
  const sent = (days: number, share: number) => ({ days, share })

  test('S10-T4: nine plans tell nothing', () => {
    const nine = times(9, sent(10, 1))
    expect(tellPeriod({ ...NOTHING, sent: nine })).toBeNull()
    // Sent by enough families, of which too few are known.
    const more = [...nine, ...times(5, { days: null, share: null })]
    expect(tellPeriod({ ...NOTHING, sent: more })).toMatchObject({
      sent: 14,
      settledIn: null,
      familyShare: null,
    })
  })

  test('a quarter, half and three quarters of the plans; an average in which each weighs the same', () => {
    const all = [...times(3, sent(3, 1)), ...times(3, sent(20, 0.9)), ...times(4, sent(300, 0.8))]
    expect(tellPeriod({ ...NOTHING, sent: all })).toMatchObject({
      settledIn: { first: { from: 0, to: 7 }, middle: { from: 14, to: 28 }, third: { from: 182, to: null } },
      familyShare: { from: 85, to: 90 },
    })
  })

  test('S10-T4: that all plans are wholly the family’s is not told apart from nearly all', () => {
    const share = (part: number) =>
      tellPeriod({ ...NOTHING, sent: times(10, sent(1, part)) })?.familyShare ?? null
    expect(share(1)).toEqual({ from: 95, to: 100 })
    expect(share(0.96)).toEqual(share(1))
    expect(share(0)).toEqual({ from: 0, to: 5 })
  })
})

describe('periods', () => {
  test('a quarter is counted six weeks after its end, and none between is left out', () => {
    expect(quartersDue(null, ['2026-Q1', '2026-Q3'], '2026-11-11')).toEqual(['2026-Q1', '2026-Q2'])
    expect(quartersDue(null, ['2026-Q3', '2026-Q1'], '2026-11-12')).toEqual(['2026-Q1', '2026-Q2', '2026-Q3'])
    expect(quartersDue('2026-Q4', ['2026-Q1'], '2027-07-01')).toEqual(['2027-Q1'])
    expect(quartersDue(null, [], '2027-07-01')).toEqual([])
  })

  test('a small quarter goes along with the next, and looks the same as an empty one', () => {
    const small = [...offers(4, null).map((one) => ({ ...one, quarter: '2026-Q1' })), ...offers(8, null)]
    const quarters = ['2026-Q1', '2026-Q2', '2026-Q3']
    const period = { from: '2026-Q1', to: '2026-Q3' }
    expect(tellPeriods({ ...NOTHING, offers: small }, quarters)).toMatchObject([
      { ...period, counts: { offered: 12 } },
    ])
    expect(tellPeriods({ ...NOTHING, offers: offers(12, null) }, quarters)).toMatchObject([
      { ...period, counts: { offered: 12 } },
    ])
  })
})

/** Seeded: a failing round is the same one tomorrow. */
function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** Every published number with the families behind each time it counts: what somebody with all the data would know. */
function published(all: Happenings, periods: readonly Period[]) {
  return periods.flatMap(({ from, to, counts }) => {
    const inside = <One extends { quarter: string }>(list: readonly One[]) =>
      list.filter(({ quarter }) => quarter >= from && quarter <= to)
    const figures: { name: string; told: Told; times: { family: string }[] }[] = []
    const add = (name: string, told: Told, times: { family: string }[]) => figures.push({ name, told, times })
    const offered = inside(all.offers)
    const declined = offered.filter(({ answer }) => answer === 'declined')
    add('offered', counts.offered, offered)
    for (const answer of [...OFFER_ANSWERS, 'none'] as const)
      add(
        answer,
        counts.answers[answer],
        offered.filter((one) => (one.answer ?? 'none') === answer),
      )
    for (const because of [...DECLINED_REASONS, 'not-said'] as const)
      add(
        because,
        counts.declinedBecause[because],
        declined.filter((one) => (one.because ?? 'not-said') === because),
      )
    const withheld = inside(all.withheld)
    add('withheld', counts.withheld, withheld)
    for (const reason of WITHHELD_REASONS)
      add(
        reason,
        counts.reasons[reason],
        withheld.filter((one) => one.reason === reason),
      )
    add('sent', counts.sent, inside(all.sent))
    const responses = inside(all.responses)
    add('responses', counts.responses, responses)
    for (const answer of ['along', 'other'] as const)
      add(
        answer,
        counts.responsesBy[answer],
        responses.filter((one) => one.answer === answer),
      )
    return figures
  })
}

test('S10-T4: whatever happened, no published number and no two of them tell of fewer than ten families', () => {
  const pick = random(20_261_122)
  const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']
  let told = 0
  for (let round = 0; round < 150; round += 1) {
    const families = 4 + pick(120)
    // A family has several children, so it comes back in more than one part.
    const one = () => ({ family: `f${pick(families)}`, quarter: quarters[pick(pick(2) ? 4 : 2)] ?? Q })
    // Some answers hardly ever, so that small parts and empty ones come about.
    const few = 1 + pick(5)
    const from = <T>(list: readonly T[]) => list[Math.min(pick(list.length), pick(few + 1))] as T
    const many = <T>(most: number, make: () => T) => Array.from({ length: pick(most) }, make)
    const all: Happenings = {
      offers: many(300, () => {
        const answer = from([...OFFER_ANSWERS, null])
        return { ...one(), answer, because: answer === 'declined' ? from([...DECLINED_REASONS, null]) : null }
      }),
      withheld: many(60, () => ({ ...one(), reason: from(WITHHELD_REASONS) })),
      sent: many(80, () => ({ ...one(), days: pick(200), share: pick(101) / 100 })),
      responses: many(200, () => ({ ...one(), answer: from(['along', 'other'] as const) })),
    }
    const periods = tellPeriods(all, quarters)
    const figures = published(all, periods).filter((figure) => figure.told !== null)
    told += figures.length
    for (const { name, told, times } of figures) {
      expect([round, name, told]).toEqual([round, name, times.length])
      expect(new Set(times.map(({ family }) => family)).size, `${round} ${name}`).toBeGreaterThanOrEqual(
        FEWEST_FAMILIES,
      )
    }
    for (const a of figures)
      for (const b of figures) {
        const less = new Set(b.times)
        if (a === b || b.times.length === 0 || !b.times.every((time) => a.times.includes(time))) continue
        const left = new Set(a.times.filter((time) => !less.has(time)).map(({ family }) => family)).size
        expect(left, `${round}: ${a.name} less ${b.name}`).toBeGreaterThanOrEqual(FEWEST_FAMILIES)
      }
    expectNothingLeft(round, all, periods)
  }
  expect(told).toBeGreaterThan(500)
})

/** A total less everything told below it: nobody is left, or ten families or more. */
function expectNothingLeft(round: number, all: Happenings, periods: readonly Period[]) {
  for (const { from, to, counts } of periods) {
    const inside = all.offers.filter(({ quarter }) => quarter >= from && quarter <= to)
    const hidden = inside.filter(({ answer }) => counts.answers[answer ?? 'none'] === null)
    const declined = inside.filter(({ answer }) => answer === 'declined')
    const unsaid = declined.filter(({ because }) => counts.declinedBecause[because ?? 'not-said'] === null)
    for (const [total, rest] of [
      [counts.offered, hidden],
      [counts.answers.declined, unsaid],
    ] as const) {
      if (total === null || rest.length === 0) continue
      const families = new Set(rest.map(({ family }) => family)).size
      expect(families, `${round}: what is left`).toBeGreaterThanOrEqual(FEWEST_FAMILIES)
    }
  }
}
