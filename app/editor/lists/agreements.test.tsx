// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  addAgreement,
  addGoal,
  addPerson,
  assign,
  deleteItem,
  moveItem,
  setValue,
  textOf,
} from '#plan/commands.ts'
import { readAgreements, readPeople } from '#plan/document.ts'
import { AGREEMENTS, PEOPLE } from '#plan/shape.ts'
import { AgreementsField } from './AgreementsField.tsx'
import {
  button,
  control,
  fieldOf,
  fill,
  key,
  openRoom,
  press,
  sectionOf,
  type TestRoom,
} from './test-room.tsx'

const section = sectionOf('agreements')
const open = (canWrite = true) =>
  openRoom('agreements', <AgreementsField field={fieldOf('agreements')} section={section} />, canWrite)

let here: TestRoom
const rows = () => [...here.page.querySelectorAll<HTMLElement>('[role=row][data-item]')]
const row = (place: number) => rows()[place - 1] as HTMLElement
const names = () => rows().map((each) => each.getAttribute('aria-label'))
const agreements = () => readAgreements(here.room.doc)
const theyDo = (work: () => void) => act(async () => work())

beforeEach(async () => {
  here = await open()
})
afterEach(() => here.leave())

describe('agreements', () => {
  test('a new one gets the focus, and is named by its number and its words', async () => {
    await press(here.page, 'Nieuwe afspraak')
    expect(names()).toEqual(['Afspraak 1'])
    const what = control<HTMLTextAreaElement>(row(1), 'Wat spreken we af?')
    expect(document.activeElement).toBe(what)
    await fill(what, 'Oma kookt')
    expect(names()).toEqual(['Afspraak 1: Oma kookt'])
    await fill(control(row(1), 'Wanneer?'), 'elke dinsdag')
    expect(readAgreements(here.theirs)).toMatchObject([{ what: 'Oma kookt', when: 'elke dinsdag' }])
  })

  test('R-B43: what, who and when are native controls', async () => {
    await press(here.page, 'Nieuwe afspraak')
    const kinds = ['Wat spreken we af?', 'Wie doet het?', 'Wanneer?'].map(
      (label) => control(row(1), label).tagName,
    )
    expect(kinds).toEqual(['TEXTAREA', 'INPUT', 'TEXTAREA'])
    await press(row(1), 'Meer over afspraak 1')
    expect(control(row(1), 'Tot wanneer?').type).toBe('date')
    expect(control(row(1), 'Wie neemt het over?').tagName).toBe('SELECT')
    expect(here.page.querySelector('[contenteditable]')).toBeNull()
  })

  test('P9: rows and cells keep their roles, whatever they look like', async () => {
    await press(here.page, 'Nieuwe afspraak')
    const roles = [...here.page.querySelectorAll('table, thead, tbody, tr, th, td')].map((each) =>
      each.getAttribute('role'),
    )
    expect(new Set(roles)).toEqual(new Set(['table', 'rowgroup', 'row', 'columnheader', 'cell']))
  })

  test('several people do it: from the circle, taking part, or a new name', async () => {
    await theyDo(() => void addPerson(here.theirs, { name: 'Ria' }))
    await press(here.page, 'Nieuwe afspraak')
    const who = control(row(1), 'Wie doet het?')
    for (const name of ['ria', 'Tineke', 'Opa Ben']) {
      await fill(who, name)
      await key(who, 'Enter')
    }
    const people = readPeople(here.room.doc)
    expect(people.map((person) => person.name)).toEqual(['Ria', 'Tineke', 'Opa Ben'])
    expect(agreements()[0]?.who).toEqual(people.map((person) => person.id).sort())
    await press(row(1), 'Ria weghalen')
    expect(agreements()[0]?.who).toHaveLength(2)
    expect(here.said).toContain('Ria is weggehaald.')
  })

  test('a name that was typed counts when somebody goes on without Enter', async () => {
    await press(here.page, 'Nieuwe afspraak')
    const who = control(row(1), 'Wie doet het?')
    await act(async () => who.focus())
    await fill(who, 'Tante Bea')
    await act(async () => control(row(1), 'Wanneer?').focus())
    expect(readPeople(here.room.doc).map((person) => person.name)).toEqual(['Tante Bea'])
    expect(agreements()[0]?.who).toHaveLength(1)
  })

  test('who left the circle is still named', async () => {
    await theyDo(() => {
      const oma = addPerson(here.theirs, { name: 'Fatma' })
      assign(here.theirs, addAgreement(here.theirs, section.id, 'Oma kookt'), oma)
      deleteItem(here.theirs, PEOPLE, oma)
    })
    expect(row(1).textContent).toContain('iemand die niet meer in de kring staat')
  })

  test('a goal can be chosen once there are goals', async () => {
    await press(here.page, 'Nieuwe afspraak')
    await press(row(1), 'Meer over afspraak 1')
    expect(() => control(row(1), 'Bij welk doel?')).toThrow()
    let goal = ''
    await theyDo(() => {
      goal = addGoal(here.theirs, 'Rust in huis')
    })
    await fill(control<HTMLSelectElement>(row(1), 'Bij welk doel?'), goal)
    expect(agreements()[0]?.goal).toBe(goal)
  })

  test('what is not concrete enough is asked once, after leaving the row', async () => {
    await press(here.page, 'Nieuwe afspraak')
    await fill(control<HTMLTextAreaElement>(row(1), 'Wat spreken we af?'), 'Oma kookt elke dinsdag')
    expect(row(1).textContent).not.toContain('Wie gaat dit doen?')
    await act(async () => button(here.page, 'Nieuwe afspraak').focus())
    expect(row(1).textContent).toContain('Wie gaat dit doen?')
    await press(row(1), 'Het is goed zo')
    await act(async () => control(row(1), 'Wanneer?').focus())
    await act(async () => button(here.page, 'Nieuwe afspraak').focus())
    expect(row(1).textContent).not.toContain('Wie gaat dit doen?')
  })

  test('R-B42: what others add and move leaves the focus and the rows under my hands', async () => {
    await theyDo(() => {
      for (const what of ['a', 'b', 'c']) addAgreement(here.theirs, section.id, what)
    })
    const mine = control<HTMLTextAreaElement>(row(3), 'Wat spreken we af?')
    await act(async () => mine.focus())
    const third = row(3).dataset.item as string
    await theyDo(() => {
      moveItem(here.theirs, AGREEMENTS, third, 0)
      addAgreement(here.theirs, section.id, 'new', { index: 0 })
    })
    expect(document.activeElement).toBe(mine)
    expect(names()).toEqual(['Afspraak 1: new', 'Afspraak 2: a', 'Afspraak 3: b', 'Afspraak 4: c'])
    await act(async () => button(here.page, 'Nieuwe afspraak').focus())
    await act(async () => mine.blur())
    await act(async () => (document.activeElement as HTMLElement).blur())
    expect(names()).toEqual(['Afspraak 1: new', 'Afspraak 2: c', 'Afspraak 3: a', 'Afspraak 4: b'])
  })

  test('P6: moving goes by buttons, and the focus stays on the button', async () => {
    await theyDo(() => {
      for (const what of ['a', 'b']) addAgreement(here.theirs, section.id, what)
    })
    await press(row(2), 'Meer over afspraak 2')
    await act(async () => button(row(2), 'Omhoog: Afspraak 2').focus())
    await press(row(2), 'Omhoog: Afspraak 2')
    expect(names()).toEqual(['Afspraak 1: b', 'Afspraak 2: a'])
    expect(document.activeElement).toBe(button(row(1), 'Omhoog: Afspraak 1'))
    expect(here.said).toContain('Afspraak 2 staat nu op plaats 1 van 2.')
  })
})

describe('R-B29: taking away', () => {
  beforeEach(async () => {
    await theyDo(() => {
      for (const what of ['a', 'b']) addAgreement(here.theirs, section.id, what)
    })
    await press(row(1), 'Meer over afspraak 1')
  })

  test('what is gone can be put back, without hurry', async () => {
    await press(row(1), 'Weghalen: Afspraak 1')
    expect(names()).toEqual(['Afspraak 1: b'])
    expect(document.activeElement).toBe(control(row(1), 'Wat spreken we af?'))
    await press(here.page, 'Zet terug')
    expect(names()).toEqual(['Afspraak 1: a', 'Afspraak 2: b'])
    expect(readAgreements(here.theirs).map((each) => each.what)).toEqual(['a', 'b'])
  })

  test('it asks first while somebody else writes in it', async () => {
    const first = row(1).dataset.item as string
    await theyDo(() => here.tinekeWritesIn(textOf(here.room.doc, AGREEMENTS, first, 'what')))
    expect(row(1).textContent).toContain('Tineke schrijft hier nu.')
    await press(row(1), 'Weghalen: Afspraak 1')
    expect(rows()).toHaveLength(2)
    expect(row(1).textContent).toContain('Tineke schrijft hier nu. Toch weghalen?')
    expect(document.activeElement).toBe(button(row(1), 'Laten staan'))
    await press(row(1), 'Ja, weghalen')
    expect(names()).toEqual(['Afspraak 1: b'])
  })

  test('somebody elsewhere in the plan is no reason to ask', async () => {
    const second = row(2).dataset.item as string
    await theyDo(() => here.tinekeWritesIn(textOf(here.room.doc, AGREEMENTS, second, 'what')))
    await press(row(1), 'Weghalen: Afspraak 1')
    expect(rows()).toHaveLength(1)
  })
})

test('R-B27: the one overwritten is told on the page and can put it back', async () => {
  await press(here.page, 'Nieuwe afspraak')
  await press(row(1), 'Meer over afspraak 1')
  const id = row(1).dataset.item as string
  await fill(control(row(1), 'Tot wanneer?'), '2026-05-01')
  expect(agreements()[0]?.until).toBe('2026-05-01')
  await theyDo(() => setValue(here.theirs, AGREEMENTS, id, 'until', '2026-06-01'))
  expect(row(1).textContent).toContain('Iemand anders koos net iets anders: 1 juni 2026.')
  expect(control(row(1), 'Tot wanneer?').value).toBe('2026-06-01')
  await press(row(1), 'Zet mijn keuze terug')
  expect(readAgreements(here.theirs)[0]?.until).toBe('2026-05-01')
  expect(row(1).textContent).not.toContain('Iemand anders koos')
})

test('who only reads finds no buttons and nothing to type in', async () => {
  here.leave()
  here = await open(false)
  await theyDo(() => void addAgreement(here.theirs, section.id, 'Oma kookt'))
  expect(control<HTMLTextAreaElement>(row(1), 'Wat spreken we af?').readOnly).toBe(true)
  expect(here.page.querySelector('[role=combobox]')).toBeNull()
  await press(row(1), 'Meer over afspraak 1')
  expect([...here.page.querySelectorAll('button')]).toHaveLength(1)
})
