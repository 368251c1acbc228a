import { describe, expect, it } from 'vitest'
import { CLOSE } from '#plan/close-codes.ts'
import {
  type ConnectionEvent,
  type ConnectionState,
  INITIAL,
  nextState,
  reconnectDelay,
} from './connection-state.ts'

const run = (...events: ConnectionEvent[]): ConnectionState => events.reduce(nextState, INITIAL)

describe('the connection', () => {
  it('is live after the first sync, offline after a lost line, and live again', () => {
    expect(run({ type: 'opened' }, { type: 'synced' })).toEqual({ kind: 'live' })
    const lost = run({ type: 'opened' }, { type: 'synced' }, { type: 'closed', code: 1006, at: 50 })
    expect(lost).toEqual({ kind: 'offline', since: 50 })
    expect(nextState(lost, { type: 'closed', code: 1006, at: 90 })).toEqual({ kind: 'offline', since: 50 })
    expect(nextState(lost, { type: 'synced' })).toEqual({ kind: 'live' })
  })

  it('R-B15: never open in time means blocked, and opening later mends it', () => {
    const blocked = run({ type: 'closed', code: 1006, at: 1 }, { type: 'waited' })
    expect(blocked).toEqual({ kind: 'blocked' })
    expect(nextState(blocked, { type: 'opened' })).toMatchObject({ kind: 'connecting', opened: true })
    expect(run({ type: 'opened' }, { type: 'waited' })).toMatchObject({ kind: 'connecting' })
  })

  it.each([
    CLOSE.NOT_SIGNED_IN,
    CLOSE.NO_ACCESS,
    CLOSE.NO_SUCH_PLAN,
    CLOSE.OTHER_VERSION,
    CLOSE.OTHER_HISTORY,
    CLOSE.TOO_LARGE,
  ])('R-B14: %i ends it for good', (code) => {
    const refused = run({ type: 'opened' }, { type: 'synced' }, { type: 'closed', code, at: 5 })
    expect(refused).toEqual({ kind: 'refused', code })
    expect(nextState(refused, { type: 'synced' })).toBe(refused)
  })

  it.each([CLOSE.GOING_AWAY, CLOSE.TOO_MANY, 1006])('%i is tried again', (code) => {
    expect(run({ type: 'opened' }, { type: 'synced' }, { type: 'closed', code, at: 5 })).toMatchObject({
      kind: 'offline',
    })
  })

  it('R-B4: a plan that could not be loaded never looks open', () => {
    expect(run({ type: 'opened' }, { type: 'closed', code: CLOSE.COULD_NOT_LOAD, at: 5 })).toEqual({
      kind: 'connecting',
      opened: true,
      trouble: true,
    })
  })
})

describe('R-B38: trying again', () => {
  it('waits longer each time, up to a bound, and never the same for everybody', () => {
    const middle = [1, 2, 3, 10].map((attempt) => reconnectDelay(attempt, () => 0.5))
    expect(middle).toEqual([400, 800, 1600, 8000])
    expect(reconnectDelay(1, () => 0)).toBe(200)
    expect(reconnectDelay(10, () => 0.999)).toBeLessThan(12_000)
  })
})
