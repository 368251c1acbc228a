// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPerson } from '#plan/commands.ts'
import { PEOPLE } from '#plan/shape.ts'
import type { SupportOffer } from '#server/organisations/types.ts'
import { CircleField } from './CircleField.tsx'
import { helpFieldOf, NearbySupport } from './SupportNearby.tsx'
import { fieldOf, openRoom, sectionOf, type TestRoom } from './test-room.tsx'

const offer = (name: string): SupportOffer => ({
  ...{ id: name, name, kind: 'buddy', suits: 'Voor ieder.', reach: 'Bel ons.', phone: null, url: null },
})
const OFFERS = ['Maatje', 'Home-Start', 'Sportclub', 'Kerk'].map(offer)

let here: TestRoom
const button = (name: string) =>
  [...here.page.querySelectorAll('button')].find(({ textContent }) => textContent === name)
const suggested = () =>
  [...here.page.querySelectorAll('section[aria-label="Steun in de buurt"] > ul > li strong')].map(
    ({ textContent }) => textContent,
  )
const names = () =>
  [...here.room.doc.getMap(PEOPLE).values()].map((person) =>
    String((person as Map<string, unknown>).get('name')),
  )

beforeEach(async () => {
  here = await openRoom(
    'circle',
    <NearbySupport value={OFFERS}>
      <CircleField field={fieldOf('circle')} section={sectionOf('circle')} middle="Sem" />
    </NearbySupport>,
  )
})
afterEach(() => here.leave())

test('a circle smaller than two gets three suggestions; a larger one is not asked', () => {
  expect(suggested()).toEqual(['Maatje', 'Home-Start', 'Sportclub'])
  act(() => {
    addPerson(here.room.doc, { name: 'Oma' })
    addPerson(here.room.doc, { name: 'Ali' })
  })
  expect(suggested()).toEqual([])
})

test('one of them comes into the circle as help, and is suggested no more', () => {
  act(() => button('Zet Maatje in de kring')?.click())
  expect(names()).toEqual(['Maatje'])
  const [person] = [...here.room.doc.getMap(PEOPLE).values()] as Map<string, unknown>[]
  expect(person?.get('kind')).toBe('help')
  expect(suggested()).not.toContain('Maatje')
})

test('where a form has a place for help, it can be asked for there', () => {
  expect(helpFieldOf(here.room.template)).toBeNull()
  const section = { ...sectionOf('lines'), canonical: 'help' as const }
  expect(helpFieldOf({ ...here.room.template, sections: [section] })?.kind).toBe('lines')
})
