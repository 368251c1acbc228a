/** Screens that stop reading while others write on: a laptop that is closed, a telephone in a tunnel, or somebody who means harm. */
import { expect, onTestFinished, test } from 'vitest'
import { Client, goalText, writeGoal } from '#tests/collaboration/client.ts'
import { until } from '#tests/collaboration/until.ts'
import { roomsApart } from './rooms-apart.ts'
import { isLong, note } from './rounds.ts'

const SLOW = isLong ? 200 : 5
/** Together far more than one reader may leave unread, and more than a line of this machine holds. */
const WRITTEN = { times: isLong ? 200 : 60, letters: 400_000 }
const MOST_MB = 600
const LONG_MS = 30_000

test('R-B25: screens that stop reading are let go; others read on at once, and memory stays', async () => {
  const { url, howWasIt, end } = await roomsApart(2)
  onTestFinished(end)
  const plan = 'room-0'
  const writer = await new Client(url, 'anna', { plan }).ready()
  const reader = await new Client(url, 'bram', { plan }).ready()
  const neighbour = await new Client(url, 'bram', { plan: 'room-1' }).ready()
  const slow = await Promise.all(
    Array.from({ length: SLOW }, () => new Client(url, 'bram', { plan, presence: false }).ready()),
  )
  onTestFinished(() => {
    for (const client of [writer, reader, neighbour, ...slow]) client.cut()
  })
  for (const { ws } of slow) ws.pause()

  writeGoal(writer.doc, 'g1', '')
  const words = 'x'.repeat(WRITTEN.letters)
  for (let times = 0; times < WRITTEN.times; times += 1) {
    goalText(writer.doc, 'g1').insert(0, words)
    goalText(writer.doc, 'g1').delete(0, words.length)
    await until('it is saved', () => writer.isSaved || writer.closed, LONG_MS)
    expect(writer.closed).toBe(false)
  }
  goalText(writer.doc, 'g1').insert(0, 'Samen eten')
  await until(
    'who reads has read all of it',
    () => String(reader.doc.getMap('goals').toJSON().g1?.title) === 'Samen eten',
    LONG_MS,
  )
  writeGoal(neighbour.doc, 'g2', 'x')
  await until('the neighbours go on', () => neighbour.isSaved, LONG_MS)
  expect([reader.closed, neighbour.closed]).toEqual([false, false])
  const { broken, errors, slowReaders, ...most } = await howWasIt()
  expect([broken, errors, slowReaders]).toEqual(['', 0, SLOW])
  expect(most.mostMB).toBeLessThan(MOST_MB)
  note('slow-readers', { slow: SLOW, ...most })
}, 240_000)
