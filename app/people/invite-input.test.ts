import { describe, expect, test } from 'vitest'
import { checkInvite, NO_VALUES, readInvite } from './invite-input.ts'

const values = { ...NO_VALUES, name: 'oma Tineke', role: 'network' }

describe('an invitation', () => {
  test('name and role are enough', () => {
    const input = { name: 'oma Tineke', role: 'network', email: null, employer: null, childId: null }
    expect(checkInvite(values, ['noor'])).toEqual({ input })
  })

  test('every wrong field is named at once', () => {
    const wrong = { ...values, name: '', role: 'administrator', email: 'a@b.nl, c@d.nl' }
    expect(checkInvite(wrong, [])).toEqual({ problems: { name: 'name', role: 'role', email: 'email' } })
    expect(checkInvite({ ...values, name: 'x'.repeat(81) }, [])).toEqual({ problems: { name: 'tooLong' } })
    expect(checkInvite({ ...values, role: 'facilitator', employer: 'x'.repeat(81) }, [])).toEqual({
      problems: { employer: 'tooLong' },
    })
  })

  test('which child a youth is, is asked only where there are more', () => {
    const youth = { ...values, role: 'youth' }
    expect(checkInvite(youth, ['noor'])).toMatchObject({ input: { childId: null } })
    expect(checkInvite(youth, ['noor', 'sem'])).toEqual({ problems: { child: 'child' } })
    expect(checkInvite({ ...youth, child: 'else' }, ['noor', 'sem'])).toEqual({
      problems: { child: 'child' },
    })
    expect(checkInvite({ ...youth, child: 'sem' }, ['noor', 'sem'])).toMatchObject({
      input: { childId: 'sem' },
    })
    expect(checkInvite({ ...values, child: 'sem' }, ['noor', 'sem'])).toMatchObject({
      input: { childId: null },
    })
  })

  test('a form without the fields reads as empty', () => {
    expect(readInvite(new FormData())).toEqual(NO_VALUES)
    const form = new FormData()
    form.set('name', '  oma ')
    form.set('role', new File(['x'], 'x'))
    expect(readInvite(form)).toEqual({ ...NO_VALUES, name: 'oma' })
  })
})
