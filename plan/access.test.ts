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

/** Who may what, one row per role: read, write, invite, give a number. */
const OWN: Record<Role, string> = {
  parent: 'read write invite score',
  youth: 'read write invite score',
  network: 'read write score',
  supporter: 'read',
  interpreter: 'read',
  facilitator: 'read write',
  informant: '',
}

describe('what a role may do in the shared plan', () => {
  test.each(ROLES)('%s', (role) => {
    const may = [
      access.mayReadPlan(viewer(role)) && 'read',
      access.mayWritePlan(viewer(role)) && 'write',
      access.mayInvite(viewer(role)) && 'invite',
      access.mayScore(viewer(role)) && 'score',
    ]
    expect(may.filter(Boolean).join(' ')).toBe(OWN[role])
    expect(access.mayReadPeople(viewer(role))).toBe(access.mayReadPlan(viewer(role)))
  })

  test('who does not take part may nothing, in any role', () => {
    for (const role of ROLES)
      for (const status of STATUSES.filter((one) => one !== 'joined')) {
        const outside = viewer(role, { status })
        const single = [
          access.mayReadPlan,
          access.mayWritePlan,
          access.mayReadPeople,
          access.mayInvite,
          access.mayLeave,
          access.mayScore,
          access.mayChangeOwnDetails,
        ]
        expect(single.some((may) => may(outside))).toBe(false)
        for (const theirs of ROLES)
          for (const may of [access.mayRemove, access.mayMakeReturnLink])
            expect(may(outside, other(theirs, { invitedBy: 'me' }))).toBe(false)
        expect(access.mayRevoke(outside, other('network', { status: 'invited', invitedBy: 'me' }))).toBe(
          false,
        )
        expect(access.mayReadScore(outside, { participantId: 'me', shown: true })).toBe(false)
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

  test('who came by a return link reads and writes, and cannot act as the person', () => {
    const returned = viewer('parent', { origin: 'return' })
    expect(access.mayReadPlan(returned) && access.mayWritePlan(returned)).toBe(true)
    expect(access.mayLeave(returned)).toBe(false)
    expect(access.mayChangeOwnDetails(returned)).toBe(false)
    expect(access.mayRemove(returned, other('network'))).toBe(false)
    expect(access.mayMakeReturnLink(returned, other('network'))).toBe(false)
    for (const origin of ['start', 'invitation', 'mail', 'code'] as const)
      for (const role of ROLES) expect(access.mayLeave(viewer(role, { origin }))).toBe(true)
  })
})

test('a number is seen by its owner, and by readers of the plan once it is shown', () => {
  for (const role of ROLES) {
    const reads = access.mayReadPlan(viewer(role))
    expect(access.mayReadScore(viewer(role), { participantId: 'other', shown: false })).toBe(false)
    expect(access.mayReadScore(viewer(role), { participantId: 'other', shown: true })).toBe(reads)
    expect(access.mayReadScore(viewer(role), { participantId: 'me', shown: false })).toBe(reads)
  }
})
