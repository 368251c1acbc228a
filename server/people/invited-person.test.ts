import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { participants } from '#db/schema.ts'
import { seatOf } from '#plan/rights/people.ts'
import { createOutbox } from '../outbox/outbox.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { createRights } from '../rights/rights.ts'
import { createPeople } from './people.ts'
import { createFamily, type Family } from './test-family.ts'
import type { InviteInput, People } from './types.ts'

let family: Family
let people: People
let petra: Me

const config = { publicUrl: null, origins: ['http://localhost'], sessionSecret: 'x'.repeat(32) }
const invite = async (more: Partial<InviteInput>) => {
  const { participantId } = await people.invite(petra, {
    name: 'Iemand',
    role: 'network',
    email: null,
    employer: null,
    childId: null,
    ...more,
  })
  await family.db.write((tx) =>
    tx
      .update(participants)
      .set({ status: 'joined', joinedAt: family.clock.now() })
      .where(eq(participants.id, participantId)),
  )
  return participantId
}
const personOf = async (id: string) => {
  const { db, clock, planId } = family
  const { people: all, today } = await createRights({ db, clock }).situation(planId)
  const person = all.find((one) => one.id === id)
  if (!person) throw new Error('Nobody')
  return { person, seat: seatOf(person, today) }
}

beforeEach(async () => {
  family = await createFamily()
  const { db, clock } = family
  const outbox = createOutbox({ db, clock, config: { smtpUrl: null, mailFrom: 'plan@plan.example' } })
  people = createPeople({ db, clock, config, outbox, onChanged: () => undefined })
  petra = await family.me(await family.person('Petra', 'parent'))
})
afterEach(() => family.close())

describe('what an invitation says about somebody', () => {
  test('a parent raises the child, with authority not asked; a step-parent for chosen children', async () => {
    const mark = await personOf(await invite({ role: 'parent' }))
    expect(mark.person.bonds).toMatchObject([
      { raisesChild: true, hasAuthority: 'unknown', isGuardian: false },
    ])
    const apart = await personOf(await invite({ role: 'parent', raises: [] }))
    expect(apart.person.bonds).toMatchObject([{ raisesChild: false, hasAuthority: 'unknown' }])
    const forged = await personOf(await invite({ role: 'parent', raises: ['a child of another plan'] }))
    expect(forged.person.bonds).toMatchObject([{ raisesChild: false }])
  })

  test('a guardian of an institution never writes, whatever is ticked; one who raises the child is a parent', async () => {
    const only = await personOf(await invite({ role: 'parent', guardian: 'only', raises: [family.childId] }))
    expect(only.seat).toBe('guardian')
    expect((await personOf(await invite({ role: 'parent', guardian: 'raising' }))).seat).toBe('parent')
    const network = await personOf(await invite({ role: 'network', guardian: 'only' }))
    expect(network.person.bonds).toEqual([])
  })

  test('a foster parent is network without authority', async () => {
    const { person, seat } = await personOf(await invite({ isFosterParent: true }))
    expect([seat, person.bonds[0]?.isFosterParent, person.bonds[0]?.hasAuthority]).toEqual([
      'network',
      true,
      'no',
    ])
  })

  test('a supporter or interpreter comes for somebody of the family: for who invites, where nobody is chosen', async () => {
    const mark = await family.person('Mark', 'parent')
    expect((await personOf(await invite({ role: 'supporter' }))).person.supports).toEqual([
      petra.participantId,
    ])
    expect((await personOf(await invite({ role: 'interpreter', supports: mark }))).person.supports).toEqual([
      mark,
    ])
    const joke = await family.person('Joke', 'facilitator')
    const gone = await family.person('Ali', 'network', { status: 'left' })
    for (const supports of [joke, gone, 'somebody else'])
      await expect(invite({ role: 'supporter', supports })).rejects.toMatchObject({ status: 400 })
  })

  test('who works for the team is known to, also where nobody typed the employer', async () => {
    const { person } = await personOf(await invite({ role: 'facilitator', employerIsTeam: true }))
    expect(person.employer).toEqual({ name: 'het wijkteam', isTeam: true })
    const oma = await personOf(await invite({ role: 'network', employerIsTeam: true, employer: 'x' }))
    expect(oma.person.employer).toBeNull()
  })
})

describe('who goes', () => {
  test('a supporter goes only by who chose that person; a guardian brings nobody in', async () => {
    const mark = await family.me(await family.person('Mark', 'parent'))
    const steun = await invite({ role: 'supporter' })
    await expect(people.remove(mark, steun)).rejects.toBeInstanceOf(Refused)
    await people.remove(petra, steun)
    const voogd = await family.me(await invite({ role: 'parent', guardian: 'only' }))
    expect([await people.mayInvite(voogd), await people.mayInvite(mark)]).toEqual([false, true])
    const input = { name: 'x', role: 'parent' as const, email: null, employer: null, childId: null }
    await expect(people.invite(voogd, input)).rejects.toBeInstanceOf(Refused)
    await expect(people.makeReturnLink(voogd, mark.participantId)).rejects.toBeInstanceOf(Refused)
  })
})
