import { describe, expect, test } from 'vitest'
import type { Other, Viewer } from './access.ts'
import * as access from './access.ts'
import { ROLES, type Role } from './roles.ts'

const STATUSES = ['invited', 'joined', 'left', 'removed'] as const
const viewer = (role: Role, more: Partial<Viewer> = {}): Viewer => ({
  participantId: 'me',
  role,
  status: 'joined',
  ...more,
})
const other = (role: Role, more: Partial<Other> = {}): Other => ({
  participantId: 'other',
  role,
  status: 'joined',
  invitedBy: null,
  ...more,
})

/** Who sees who takes part, and who invites. */
const OWN: Record<Role, string> = {
  parent: 'people invite',
  youth: 'people invite',
  network: 'people',
  supporter: 'people',
  interpreter: 'people',
  facilitator: 'people',
  informant: '',
}

describe('what a role may do with people', () => {
  test.each(ROLES)('%s', (role) => {
    const may = [access.mayReadPeople(viewer(role)) && 'people', access.mayInvite(viewer(role)) && 'invite']
    expect(may.filter(Boolean).join(' ')).toBe(OWN[role])
  })

  test('who does not take part may nothing, in any role', () => {
    for (const role of ROLES)
      for (const status of STATUSES.filter((one) => one !== 'joined')) {
        const outside = viewer(role, { status })
        const single = [access.mayReadPeople, access.mayInvite, access.mayLeave, access.mayChangeOwnDetails]
        expect(single.some((may) => may(outside))).toBe(false)
        for (const theirs of ROLES)
          for (const may of [access.mayRemove, access.mayMakeReturnLink])
            expect(may(outside, other(theirs, { invitedBy: 'me' }))).toBe(false)
        expect(access.mayRevoke(outside, other('network', { status: 'invited', invitedBy: 'me' }))).toBe(
          false,
        )
      }
  })
})

/** Whom a role may remove; * only when this person made the invitation. */
const REMOVES: Record<Role, string> = {
  parent: 'network interpreter facilitator informant',
  youth: 'network* interpreter* facilitator* informant*',
  network: '',
  supporter: '',
  interpreter: '',
  facilitator: '',
  informant: '',
}

describe('who may remove whom', () => {
  test.each(ROLES)('%s', (role) => {
    const removed = ROLES.flatMap((theirs) => {
      if (access.mayRemove(viewer(role), other(theirs))) return [theirs]
      return access.mayRemove(viewer(role), other(theirs, { invitedBy: 'me' })) ? [`${theirs}*`] : []
    })
    expect(removed.join(' ')).toBe(REMOVES[role])
  })

  test('nobody removes a parent, a youth or a supporter, whoever made the invitation', () => {
    for (const role of ROLES)
      for (const theirs of ['parent', 'youth', 'supporter'] as const)
        expect(access.mayRemove(viewer(role), other(theirs, { invitedBy: 'me' }))).toBe(false)
  })

  test('only who takes part can be removed, and nobody removes oneself', () => {
    for (const status of STATUSES)
      expect(access.mayRemove(viewer('parent'), other('network', { status }))).toBe(status === 'joined')
    expect(access.mayRemove(viewer('parent'), other('network', { participantId: 'me' }))).toBe(false)
  })
})

describe('links', () => {
  test('an open invitation is taken back by a parent or by who made it', () => {
    const open = other('network', { status: 'invited' })
    for (const role of ROLES) {
      expect(access.mayRevoke(viewer(role), open)).toBe(role === 'parent')
      expect(access.mayRevoke(viewer(role), { ...open, invitedBy: 'me' })).toBe(true)
    }
    for (const status of STATUSES)
      expect(access.mayRevoke(viewer('parent'), { ...open, status })).toBe(status === 'invited')
  })

  test('a return link is made by family that invites, for somebody else who takes part; never by a facilitator', () => {
    for (const role of ROLES)
      expect(access.mayMakeReturnLink(viewer(role), other('network'))).toBe(
        role === 'parent' || role === 'youth',
      )
    expect(access.mayMakeReturnLink(viewer('parent'), other('network', { participantId: 'me' }))).toBe(false)
    for (const status of STATUSES)
      expect(access.mayMakeReturnLink(viewer('parent'), other('parent', { status }))).toBe(
        status === 'joined',
      )
  })

  test('who came by a return link cannot act as the person', () => {
    const returned = viewer('parent', { origin: 'return' })
    expect(access.mayLeave(returned)).toBe(false)
    expect(access.mayChangeOwnDetails(returned)).toBe(false)
    expect(access.mayRemove(returned, other('network'))).toBe(false)
    expect(access.mayMakeReturnLink(returned, other('network'))).toBe(false)
    for (const origin of ['start', 'invitation', 'mail', 'code'] as const)
      for (const role of ROLES) expect(access.mayLeave(viewer(role, { origin }))).toBe(true)
  })
})
