import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAgreement, setValue, textOf } from '#plan/commands.ts'
import { AGREEMENTS } from '#plan/shape.ts'
import { OwnChoices } from './overwritten.ts'

const sync = (from: Y.Doc, to: Y.Doc) =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'network')

let now: number
let doc: Y.Doc
let theirs: Y.Doc
let id: string
let choices: OwnChoices

const lost = () => choices.lost(AGREEMENTS, id, 'until')
const choose = (value: string) => {
  setValue(doc, AGREEMENTS, id, 'until', value)
  choices.made(AGREEMENTS, id, 'until', value)
}
const theyChoose = (value: string | null) => {
  sync(doc, theirs)
  setValue(theirs, AGREEMENTS, id, 'until', value)
  sync(theirs, doc)
}

beforeEach(() => {
  now = 1_000_000
  doc = new Y.Doc()
  theirs = new Y.Doc()
  id = addAgreement(doc, 'zelf')
  choices = new OwnChoices(doc, () => now)
})

describe('R-B27: the one overwritten is told and can put it back', () => {
  test('a choice that somebody replaces at once is kept to put back', () => {
    let told = 0
    choices.subscribe(() => {
      told += 1
    })
    choose('2026-05-01')
    expect(lost()).toBeNull()
    theyChoose('2026-06-01')
    expect(lost()).toEqual({ mine: '2026-05-01', theirs: '2026-06-01' })
    expect(told).toBe(2)
    choose('2026-05-01')
    expect(lost()).toBeNull()
  })

  test('of two who choose at the same moment, the loser is told and the other is not', () => {
    const here = choices
    const there = new OwnChoices(theirs, () => now)
    sync(doc, theirs)
    setValue(doc, AGREEMENTS, id, 'until', '2026-05-01')
    here.made(AGREEMENTS, id, 'until', '2026-05-01')
    setValue(theirs, AGREEMENTS, id, 'until', '2026-06-01')
    there.made(AGREEMENTS, id, 'until', '2026-06-01')
    sync(doc, theirs)
    sync(theirs, doc)
    const told = [here.lost(AGREEMENTS, id, 'until'), there.lost(AGREEMENTS, id, 'until')]
    expect(told.filter((each) => each !== null)).toHaveLength(1)
  })

  test('half a minute later it is an ordinary change', () => {
    choose('2026-05-01')
    now += 30_000
    theyChoose('2026-06-01')
    expect(lost()).toBeNull()
  })

  test('a value taken away counts, another key and words do not', () => {
    choose('2026-05-01')
    sync(doc, theirs)
    setValue(theirs, AGREEMENTS, id, 'goal', 'g')
    textOf(theirs, AGREEMENTS, id, 'what')?.insert(0, 'Oma kookt')
    sync(theirs, doc)
    expect(lost()).toBeNull()
    theyChoose(null)
    expect(lost()).toEqual({ mine: '2026-05-01', theirs: null })
    choices.letGo(AGREEMENTS, id, 'until')
    expect(lost()).toBeNull()
  })

  test('the note goes when the other one comes round', () => {
    choose('2026-05-01')
    theyChoose('2026-06-01')
    theyChoose('2026-05-01')
    expect(lost()).toBeNull()
  })
})
