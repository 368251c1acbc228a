import { afterEach, beforeEach, expect, test } from 'vitest'
import { staff, staffSessions } from '#db/schema.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { CommandError, runCommand } from './command.ts'
import { createOrganisations, type OrganisationKeeping } from './organisations.ts'

const SECRET = 'a-secret-of-this-test-only'
let family: Family
let organisations: OrganisationKeeping
const run = (line: string[], env: Record<string, string> = {}) =>
  runCommand(line, { db: family.db, organisations, env })

beforeEach(async () => {
  family = await createFamily()
  organisations = createOrganisations({ db: family.db, clock: family.clock, isLocal: false })
})
afterEach(() => family.close())

test('npm run org: an organisation is made, set and listed', async () => {
  expect(await run([])).toContain('no organisations yet')
  await run(['add', 'zuid', '--name', 'Team Zuid', '--kind', 'team', '--wording', 'lokaal team'])
  await run(['set', 'zuid', '--crisis', 'Crisis: 088 123 45 67', '--role', 'access'])
  expect(await run(['list'])).toMatch(/zuid\s+Team Zuid \(team, lokaal team, access\) no sign-in no register/)
  expect((await organisations.list())[0]?.crisisNumbers).toEqual([{ name: 'Crisis', phone: '088 123 45 67' }])
})

const SIGN_IN = ['sign-in', 'zuid', '--issuer', 'https://id.example', '--client-id', 'plan']
const REGISTER = [
  ...[
    'register',
    'zuid',
    '--zaken',
    'https://r.example/zaken',
    '--documenten',
    'https://r.example/documenten',
  ],
  ...['--catalogi', 'https://r.example/catalogi', '--client-id', 'plan', '--rsin', '123456789'],
]

test.each([
  ['sign-in', SIGN_IN, 'OIDC_CLIENT_SECRET'],
  ['register', REGISTER, 'ZGW_SECRET'],
])('npm run org %s: the secret comes from the environment, and is never printed', async (_, line, name) => {
  await run(['add', 'zuid', '--name', 'Team Zuid'])
  await expect(run(line)).rejects.toThrow(name)
  expect(await run(line, { [name]: SECRET })).not.toContain(SECRET)
  expect(await run(['list'])).not.toContain(SECRET)
  expect(JSON.stringify((await organisations.get('zuid'))?.settings)).toContain(SECRET)
  expect(JSON.stringify(await organisations.list())).not.toContain(SECRET)
})

test.each([
  [['set', 'nowhere'], /no organisation nowhere/],
  [['add', 'zuid'], /--name is missing/],
  [['add', 'zuid', '--name', 'Zuid', '--kind', 'school'], /--kind is one of/],
  [['fly'], /Unknown: fly/],
])('npm run org %j says what is wrong', async (line, problem) => {
  await expect(run(line)).rejects.toThrow(problem)
  await expect(run(line)).rejects.toBeInstanceOf(CommandError)
})

test('npm run org staff --end: that person is signed out at once', async () => {
  await run(['add', 'zuid', '--name', 'Team Zuid'])
  const organisationId = (await organisations.get('zuid'))?.id ?? ''
  await family.db.write(async (tx) => {
    const who = { id: 'sanne', organisationId, issuer: 'x', subject: 'x', name: 'Sanne', roles: '["team"]' }
    await tx.insert(staff).values({ ...who, createdAt: 0 })
    const times = { createdAt: 0, usedAt: 0, expiresAt: 1 }
    await tx.insert(staffSessions).values({ id: 'one', staffId: 'sanne', tokenHash: 'x', ...times })
  })
  expect(await run(['staff', 'zuid', '--end', 'sanne'])).toContain('(ended)')
  expect(await family.db.read.select().from(staffSessions)).toEqual([])
})
