import { describe, expect, it } from 'vitest'
import { ALL_SAVED, NOTICE_AFTER, nextSaved, type SavedEvent, savedStatus } from './saved-state.ts'

const run = (...events: SavedEvent[]) => events.reduce(nextSaved, ALL_SAVED)
const opened: SavedEvent = { type: 'opened' }
const frame: SavedEvent = { type: 'frame' }
const edited = (at: number): SavedEvent => ({ type: 'edited', at })
const durable = (count: number): SavedEvent => ({ type: 'durable', count })

describe('R-B11: "Alles is bewaard"', () => {
  it('shows after the first sync, when nothing was written', () => {
    expect(savedStatus(run(opened, frame, durable(1)), 0)).toBe('saved')
  })

  it('waits for the frame that carries the last change', () => {
    const written = run(opened, frame, durable(1), edited(10), frame, edited(11), frame)
    expect(savedStatus(written, 12)).toBe('saving')
    expect(savedStatus(nextSaved(written, durable(2)), 12)).toBe('saving')
    expect(savedStatus(nextSaved(written, durable(3)), 12)).toBe('saved')
  })

  it('does not believe a confirmation of frames sent before a change that is not sent yet', () => {
    expect(savedStatus(run(opened, frame, edited(10), durable(1)), 11)).toBe('saving')
  })

  it('does not carry the counts of one connection over to the next', () => {
    const back = run(opened, frame, edited(10), frame, { type: 'lost', at: 20 }, opened)
    expect(savedStatus(nextSaved(back, durable(0)), 21)).toBe('saving')
    expect(savedStatus([frame, durable(1)].reduce(nextSaved, back), 22)).toBe('saved')
  })

  it('ignores a confirmation that comes after the line was lost', () => {
    expect(savedStatus(run(opened, edited(1), frame, { type: 'lost', at: 2 }, durable(1)), 3)).toBe('saving')
  })
})

describe('R-B12: unsaved work without a connection', () => {
  const lost = run(opened, frame, durable(1), { type: 'lost', at: 1_000 }, edited(2_000))

  it('says so only after more than 5 seconds', () => {
    expect(savedStatus(lost, 2_000 + NOTICE_AFTER)).toBe('saving')
    expect(savedStatus(lost, 2_001 + NOTICE_AFTER)).toBe('not-saved')
  })

  it('goes on counting while tries open and fail', () => {
    const flapping = run(
      opened,
      { type: 'synced' },
      { type: 'lost', at: 0 },
      edited(100),
      opened,
      { type: 'lost', at: 4_000 },
      opened,
    )
    expect(savedStatus(flapping, 5_200)).toBe('not-saved')
    expect(savedStatus(nextSaved(flapping, { type: 'synced' }), 5_200)).not.toBe('saved')
  })

  it('says nothing where nothing is unsaved', () => {
    expect(savedStatus(run(opened, frame, durable(1), { type: 'lost', at: 0 }), 60_000)).toBe('saved')
  })
})

it('R-B16: a server that does not confirm is not called saved', () => {
  expect(savedStatus(run(opened, edited(0), frame), 11_000)).toBe('late')
})
