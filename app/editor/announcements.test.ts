import { beforeEach, describe, expect, it } from 'vitest'
import { Announcements, GROUP_COMINGS, GROUP_EDITS, SECTION_QUIET } from './announcements.ts'

let queue: Announcements
beforeEach(() => {
  queue = new Announcements({
    joined: (names) => `+${names.join(',')}`,
    left: (names) => `-${names.join(',')}`,
    edited: (name, section) => `${name ?? '?'}@${section}`,
  })
})

describe('R-B41, E8: what others do', () => {
  it('comings and goings are grouped for ten seconds', () => {
    queue.came('Linda', 0)
    queue.came('Noor', 4_000)
    queue.went('Karim', 8_000)
    expect(queue.flush(GROUP_COMINGS - 1)).toEqual([])
    expect(queue.flush(GROUP_COMINGS)).toEqual(['+Linda,Noor', '-Karim'])
    expect(queue.flush(60_000)).toEqual([])
  })

  it('a reload is not told', () => {
    queue.went('Linda', 0)
    queue.came('Linda', 2_000)
    expect(queue.flush(GROUP_COMINGS)).toEqual([])
  })

  it('a hundred edits of a minute are two messages about that section', () => {
    const told: string[] = []
    for (let now = 0; now < 60_000; now += 600) {
      queue.edited('goed', 'Linda', now)
      told.push(...queue.flush(now))
    }
    expect(told).toEqual(['Linda@goed', 'Linda@goed'])
  })

  it('waits a moment, keeps sections apart, and names nobody when it were several', () => {
    queue.edited('goed', 'Linda', 0)
    queue.edited('zorgen', 'Linda', 0)
    queue.edited('zorgen', 'Noor', 10)
    expect(queue.flush(GROUP_EDITS - 1)).toEqual([])
    expect(queue.flush(GROUP_EDITS)).toEqual(['Linda@goed', '?@zorgen'])
    queue.edited('goed', null, GROUP_EDITS + 1)
    expect(queue.flush(SECTION_QUIET)).toEqual([])
    expect(queue.flush(GROUP_EDITS + SECTION_QUIET)).toEqual(['?@goed'])
  })
})
