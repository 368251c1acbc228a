import { describe, expect, it } from 'vitest'
import { CHILDREN_MAX, checkStart, NAME_MAX, readValues } from './start-input.ts'

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const check = (fields: Record<string, string>) =>
  checkStart(readValues(form(fields)), 'nl', (id) => id === 'gewoon')
const GOOD = { me: 'parent', myName: ' Mirjam ', 'child-0': 'Yara', form: 'gewoon' }

describe('the form with which a plan begins', () => {
  it('two names are enough', () => {
    expect(check(GOOD)).toEqual({
      input: {
        me: 'parent',
        myName: 'Mirjam',
        children: [{ name: 'Yara', unborn: false }],
        templateId: 'gewoon',
        language: 'nl',
      },
    })
  })

  it('a plan is about several children, born or unborn; an unborn child needs no name', () => {
    const result = check({ ...GOOD, rows: '3', 'unborn-1': 'on', 'child-2': '' })
    expect(result).toMatchObject({ input: { children: [{ name: 'Yara' }, { name: '', unborn: true }] } })
  })

  it('a youth is the child and fills in no other', () => {
    expect(check({ me: 'youth', myName: 'Jayden', form: 'gewoon' })).toMatchObject({
      input: { me: 'youth', children: [] },
    })
  })

  it('names each field that is missing or too long, and keeps what was filled in', () => {
    expect(check({})).toEqual({
      problems: { me: 'me', myName: 'myName', 'child-0': 'childName', form: 'form' },
    })
    const long = 'a'.repeat(NAME_MAX + 1)
    expect(check({ ...GOOD, myName: long, 'child-0': long })).toEqual({
      problems: { myName: 'tooLong', 'child-0': 'tooLong' },
    })
    expect(check({ ...GOOD, form: '../../etc/passwd' })).toEqual({ problems: { form: 'form' } })
  })

  it('bounds the number of rows, whatever the page claims', () => {
    expect(readValues(form({ rows: '1000000' })).children).toHaveLength(CHILDREN_MAX + 1)
    expect(readValues(form({ rows: '-3' })).children).toHaveLength(1)
  })
})
