// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { addGoal, addPerson, setValue, textOf } from '#plan/commands.ts'
import {
  plainText,
  readGoals,
  readKeepers,
  readLines,
  readMoments,
  readPeople,
  readSectionChanges,
  readText,
} from '#plan/document.ts'
import { orderedSections } from '#plan/form.ts'
import { paragraphsOf } from '#plan/quoted.ts'
import { appendParagraphs } from '#plan/rich-text.ts'
import { addSection } from '#plan/section-commands.ts'
import { GOALS, PEOPLE, SECTIONS, textRoot } from '#plan/shape.ts'
import type { ScoreRow } from '#server/scores/types.ts'
import { nl } from '../../messages/nl/catalogue.ts'
import { CircleField } from './CircleField.tsx'
import { GoalsField } from './GoalsField.tsx'
import { KeeperField } from './KeeperField.tsx'
import { LinesField } from './LinesField.tsx'
import { MomentsField } from './MomentsField.tsx'
import { ScaleField } from './ScaleField.tsx'
import { SectionManager } from './SectionManager.tsx'
import { ScoresContext } from './scores.ts'
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

let here: TestRoom
afterEach(() => here.leave())

const props = (kind: Parameters<typeof fieldOf>[0]) => ({ field: fieldOf(kind), section: sectionOf(kind) })
const theyDo = (work: () => void) => act(async () => work())
const focused = () => document.activeElement

describe('lines', () => {
  const texts = () => readLines(here.room.doc, 'lines').map((line) => line.text)

  test('Enter begins the next line, Backspace on an empty one goes back', async () => {
    here = await openRoom('lines', <LinesField {...props('lines')} />)
    await press(here.page, 'Nieuwe regel')
    await fill(control(here.page, 'Regel 1'), 'een')
    await key(control(here.page, 'Regel 1'), 'Enter')
    await fill(control(here.page, 'Regel 2'), 'drie')
    await key(control(here.page, 'Regel 1'), 'Enter')
    expect(focused()).toBe(control(here.page, 'Regel 2'))
    await fill(control(here.page, 'Regel 2'), 'twee')
    expect(texts()).toEqual(['een', 'twee', 'drie'])
    await fill(control(here.page, 'Regel 2'), '')
    await key(control(here.page, 'Regel 2'), 'Backspace')
    expect(texts()).toEqual(['een', 'drie'])
    expect(focused()).toBe(control(here.page, 'Regel 1'))
  })
})

describe('goals, moments and keepers', () => {
  test('goals are added, moved and put back', async () => {
    here = await openRoom('goals', <GoalsField {...props('goals')} />)
    await theyDo(() => {
      for (const title of ['Rust', 'School']) addGoal(here.theirs, title)
    })
    await press(here.page, 'Omlaag: Doel 1')
    expect(readGoals(here.theirs).map((goal) => goal.title)).toEqual(['School', 'Rust'])
    await press(here.page, 'Weghalen: Doel 1')
    expect(here.room.doc.getMap(GOALS).size).toBe(1)
    await press(here.page, 'Zet terug')
    expect(readGoals(here.theirs).map((goal) => goal.title)).toEqual(['School', 'Rust'])
  })

  test('a day is kept once it is whole; a year being typed is not', async () => {
    here = await openRoom('moments', <MomentsField {...props('moments')} />)
    await press(here.page, 'Nieuwe datum')
    await fill(control(here.page, 'Welke dag?'), '0002-04-14')
    expect(readMoments(here.room.doc, 'moments')[0]?.date).toBeNull()
    await fill(control(here.page, 'Welke dag?'), '2026-04-14')
    expect(readMoments(here.theirs, 'moments')[0]?.date).toBe('2026-04-14')
  })

  test('a keeper can be somebody who is not in the circle yet', async () => {
    here = await openRoom('person', <KeeperField {...props('person')} />)
    await press(here.page, 'Iemand kiezen')
    await fill(control(here.page, 'Wie?'), 'tineke')
    await key(control(here.page, 'Wie?'), 'Enter')
    const [person] = readPeople(here.theirs)
    expect(person).toMatchObject({ name: 'Tineke', kind: 'family' })
    expect(readKeepers(here.theirs, 'person')[0]?.who).toBe(person?.id)
  })
})

describe('the circle', () => {
  const open = async () => {
    here = await openRoom('circle', <CircleField {...props('circle')} middle="Sem" />)
    await theyDo(() => {
      addPerson(here.theirs, { name: 'Ria', kind: 'friend', contact: 'strong' })
      addPerson(here.theirs, { name: 'Anouk', kind: 'help' })
    })
  }
  const ringOf = (name: string) => readPeople(here.theirs).find((person) => person.name === name)?.ring
  const face = (name: string) =>
    [...here.page.querySelectorAll<HTMLButtonElement>('[data-keep]')].find((each) =>
      each.textContent?.includes(name),
    ) as HTMLButtonElement

  test('P6: nearness goes by two buttons, and says what it did', async () => {
    await open()
    await act(async () => face('Ria').click())
    await press(here.page, 'Dichterbij')
    await press(here.page, 'Dichterbij')
    expect(ringOf('Ria')).toBe(1)
    expect(here.said).toEqual(['Ria staat nu heel dichtbij.', 'Ria staat al heel dichtbij.'])
    await press(here.page, 'Verder weg')
    expect(ringOf('Ria')).toBe(2)
  })

  test('P10: the drawing says in words all that it shows, and the list can do the same', async () => {
    await open()
    expect(face('Ria').textContent).toContain('Ria(vrienden en buurt, staat dichtbij, sterk contact)')
    await act(async () => here.page.querySelectorAll<HTMLElement>('[role=tab]')[1]?.click())
    expect(face('Ria').textContent).toContain('Ria, vrienden en buurt, sterk contact')
    await act(async () => face('Anouk').click())
    await press(here.page, 'Dichterbij')
    await fill(control<HTMLSelectElement>(here.page, 'Hoe is het contact?'), 'difficult')
    await fill(control(here.page, 'Naam'), 'Juf Anouk')
    expect(readPeople(here.theirs)[1]).toMatchObject({ name: 'Juf Anouk', ring: 2, contact: 'difficult' })
  })

  test('R-B42: somebody whom another moves keeps my focus', async () => {
    await open()
    await act(async () => here.page.querySelectorAll<HTMLElement>('[role=tab]')[1]?.click())
    await act(async () => face('Ria').focus())
    const before = face('Ria')
    await theyDo(() => {
      const [ria] = readPeople(here.theirs)
      setValue(here.theirs, PEOPLE, ria?.id ?? '', 'ring', 3)
    })
    expect(face('Ria')).not.toBe(before)
    expect(focused()).toBe(face('Ria'))
  })

  test('who takes part is one tap away, and never there by itself', async () => {
    await open()
    expect(readPeople(here.room.doc).map((person) => person.name)).not.toContain('Tineke')
    await press(here.page, 'Zet Tineke in de kring')
    expect(readPeople(here.theirs).at(-1)).toMatchObject({ name: 'Tineke', kind: 'family' })
    expect(() => button(here.page, 'Zet Tineke in de kring')).toThrow()
  })
})

describe('the scale', () => {
  const row = (value: number, shown: boolean, mine: boolean): ScoreRow => ({
    fieldId: 'scale',
    participantId: mine ? 'petra' : 'tineke',
    name: mine ? 'Petra' : 'Tineke',
    color: '#6442b0',
    value,
    shown,
    mine,
  })

  test('eleven radio buttons; the own number is shown by its owner only', async () => {
    const asked: unknown[] = []
    here = await openRoom(
      'scale',
      <ScoresContext
        value={{
          scores: [row(7, false, true), row(5, true, false)],
          give: () => {},
          show: (...what) => asked.push(what),
        }}
      >
        <ScaleField {...props('scale')} />
      </ScoresContext>,
    )
    const radios = [...here.page.querySelectorAll<HTMLInputElement>('input[type=radio]')]
    expect(radios.map((radio) => radio.value)).toEqual([...Array(11).keys()].map(String))
    expect(radios.filter((radio) => radio.checked).map((radio) => radio.value)).toEqual(['7'])
    expect(here.page.textContent).toContain('Alleen jij ziet jouw cijfer.')
    await press(here.page, 'Laat mijn cijfer zien')
    expect(asked).toEqual([['scale', true]])
    expect(here.page.querySelector('.person-list')?.textContent).toContain('Tineke 5')
  })

  test('a number picked just before leaving is not lost', async () => {
    const given: unknown[] = []
    here = await openRoom(
      'scale',
      <ScoresContext value={{ scores: [], give: (...what) => given.push(what), show: () => {} }}>
        <ScaleField {...props('scale')} />
      </ScoresContext>,
    )
    const radio = (value: number) => here.page.querySelector<HTMLInputElement>(`input[value="${value}"]`)
    await act(async () => radio(3)?.click())
    await act(async () => radio(4)?.click())
    expect(given).toEqual([])
    here.leave()
    expect(given).toEqual([['scale', 4]])
    here = await openRoom('scale', null)
  })
})

describe('sections', () => {
  test('a family adds, moves, hides and takes away', async () => {
    here = await openRoom('lines', <SectionManager />)
    const sections = () => orderedSections(here.room.template, readSectionChanges(here.theirs))
    const titles = () => sections().map((section) => section.title.nl)
    await press(here.page, 'Onderdeel toevoegen')
    expect(here.page.textContent).toContain('Schrijf eerst een titel.')
    await fill(control(here.page, 'Titel van het onderdeel'), 'Onze hond')
    await press(here.page, 'Onderdeel toevoegen')
    expect(titles()).toEqual(['Deel lines', 'Onze hond'])
    await press(here.page, 'Omhoog: Onze hond')
    expect(titles()).toEqual(['Onze hond', 'Deel lines'])
    await press(here.page, 'Verbergen: Deel lines')
    expect(sections().map((section) => section.hidden)).toEqual([false, true])
    await press(here.page, 'Weghalen: Onze hond')
    expect(titles()).toEqual(['Deel lines'])
    await press(here.page, 'Zet terug')
    expect(titles()).toEqual(['Onze hond', 'Deel lines'])
  })

  test('R-B29: taking away a section in which somebody writes asks first, and it can be put back with its text', async () => {
    here = await openRoom('lines', <SectionManager />)
    const { room, theirs, page } = here
    const titles = () =>
      orderedSections(room.template, readSectionChanges(theirs)).map((section) => section.title.nl)
    let id = ''
    await act(async () => {
      id = addSection(room.doc, 'Onze hond', orderedSections(room.template, readSectionChanges(room.doc)))
      appendParagraphs(room.doc.getXmlFragment(textRoot(id)), ['Hij heet Bo.'])
    })
    const text = () => plainText(readText(theirs, id))
    const inTitle = textOf(room.doc, SECTIONS, id, 'title')
    const inText = paragraphsOf(room.doc.getXmlFragment(textRoot(id)))[0]?.get(0) as Y.XmlText
    for (const place of [inTitle, inText]) {
      await act(async () => here.tinekeWritesIn(place))
      expect(page.textContent).toContain('Tineke schrijft hier nu.')
      await press(page, 'Weghalen: Onze hond')
      expect(page.textContent).toContain('Tineke schrijft hier nu. Toch weghalen?')
      expect(titles()).toEqual(['Deel lines', 'Onze hond'])
      await press(page, nl.lists.keep)
      expect(document.activeElement).toBe(button(page, 'Weghalen: Onze hond'))
    }
    await press(page, 'Weghalen: Onze hond')
    await press(page, 'Ja, weghalen')
    expect(titles()).toEqual(['Deel lines'])
    expect(text()).toBe('')
    await press(page, 'Zet terug')
    expect(titles()).toEqual(['Deel lines', 'Onze hond'])
    expect(text()).toBe('Hij heet Bo.')
    // Nobody else there: it goes at once.
    await act(async () => here.tinekeWritesIn(null))
    await press(page, 'Weghalen: Onze hond')
    expect(titles()).toEqual(['Deel lines'])
  })
})
