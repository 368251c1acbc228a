import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { staff, staffSessions } from '#db/schema.ts'
import { DEFAULT_CONSENT_RULES } from '#plan/rights/consent.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { runCommand } from './command.ts'
import { CommandError } from './command-options.ts'
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

test('npm run org staff --end: that person is signed out at once, and nobody of another organisation', async () => {
  await run(['add', 'zuid', '--name', 'Team Zuid'])
  await run(['add', 'noord', '--name', 'Team Noord'])
  const organisationId = (await organisations.get('zuid'))?.id ?? ''
  await family.db.write(async (tx) => {
    const who = { id: 'sanne', organisationId, issuer: 'x', subject: 'x', name: 'Sanne', roles: '["team"]' }
    await tx.insert(staff).values({ ...who, createdAt: 0 })
    const times = { createdAt: 0, usedAt: 0, expiresAt: 1 }
    await tx.insert(staffSessions).values({ id: 'one', staffId: 'sanne', tokenHash: 'x', ...times })
  })
  await expect(run(['staff', 'noord', '--end', 'sanne'])).rejects.toThrow('Nobody here has the id sanne')
  expect(await family.db.read.select().from(staffSessions)).toHaveLength(1)
  expect(await run(['staff', 'zuid', '--end', 'sanne'])).toContain('(ended)')
  expect(await family.db.read.select().from(staffSessions)).toEqual([])
})

const settings = async () => (await organisations.get('zuid'))?.settings

test('npm run org --help names every command, and what can be set', async () => {
  const help = await run(['--help'])
  expect(await run(['help'])).toBe(help)
  for (const command of [
    ...[
      'list',
      'show',
      'add',
      'set',
      'theme',
      'consent',
      'keeping',
      'support',
      'sign-in',
      'register',
      'staff',
    ],
  ])
    expect(help).toMatch(new RegExp(`npm run org -- ${command}\\b`))
  const options = new Set([...help.matchAll(/--([a-z-]+)/g)].map(([, name]) => name))
  // Nothing that help names is unknown to the parser.
  for (const name of options) {
    if (['help', 'none'].includes(name ?? '')) continue
    expect([name, await run(['list', `--${name}`, 'x'])]).toEqual([name, expect.any(String)])
  }
})

describe('npm run org sets', () => {
  beforeEach(() => run(['add', 'zuid', '--name', 'Team Zuid', '--role', 'both']))

  test('name, wording, role, crisis numbers and protocol, contacts', async () => {
    await run([
      ...['set', 'zuid', '--name', 'Team Zuidwest', '--wording', 'lokaal team', '--role', 'access'],
      ...['--crisis', 'Dag: 088 111 11 11; Nacht: 088 222 22 22', '--protocol', 'Bel eerst 112.'],
      ...['--client-support', 'MEE: https://mee.example', '--complaints', 'Loket: 14 0294'],
    ])
    expect(await organisations.get('zuid')).toMatchObject({
      ...{ name: 'Team Zuidwest', wording: 'lokaal team', legalRole: 'access' },
      settings: {
        crisisNumbers: [
          { name: 'Dag', phone: '088 111 11 11' },
          { name: 'Nacht', phone: '088 222 22 22' },
        ],
        crisisProtocol: 'Bel eerst 112.',
        contacts: {
          clientSupport: { name: 'MEE', phone: null, url: 'https://mee.example' },
          confidant: { name: 'Jeugdstem' },
          complaints: { name: 'Loket', phone: '14 0294' },
        },
      },
    })
    await run(['set', 'zuid', '--crisis', '', '--protocol', ''])
    expect(await settings()).toMatchObject({ crisisNumbers: [], crisisProtocol: null })
    await expect(run(['set', 'zuid', '--crisis', 'Dag'])).rejects.toBeInstanceOf(CommandError)
  })

  test('the theme: colours, a folder that is there, or none', async () => {
    await run(['theme', 'zuid', '--colour', '#C8102E', '--accent', '#f2a900'])
    expect((await settings())?.theme).toEqual({ kind: 'colours', primary: '#c8102e', accent: '#f2a900' })
    await expect(run(['theme', 'zuid', '--colour', 'red'])).rejects.toThrow(/colour of six digits/)
    await expect(run(['theme', 'zuid', '--folder', 'rood'])).rejects.toThrow(/put folders/)
    const dir = mkdtempSync(join(tmpdir(), 'themes-'))
    mkdirSync(join(dir, 'rood'))
    const rood = { class: 'rood', name: 'Rood', colors: { primary: '#c8102e' } }
    writeFileSync(join(dir, 'rood', 'theme.json'), JSON.stringify(rood))
    await run(['theme', 'zuid', '--folder', 'rood'], { THEME_DIR: dir })
    rmSync(dir, { recursive: true })
    expect((await settings())?.theme).toEqual({ kind: 'folder', id: 'rood' })
    await run(['theme', 'zuid', '--none'])
    expect((await settings())?.theme).toBeNull()
  })

  test('the rules of consent, and never below the law', async () => {
    await run(['consent', 'zuid', '--ages', '12-15=youth', '--wait-days', '14', '--reminders', '3'])
    const own = { waitDays: 14, reminders: 3, byBand: { '12-15': { youth: true, parents: false } } }
    expect((await settings())?.consent).toMatchObject(own)
    for (const [ages, sentence] of [
      ['16-17=youth+parents', /from 16 the young person decides alone/],
      ['18+=parents', /from 16/],
      ['0-11=youth', /under 12 the parents/],
      ['12-15=parents', /from 12 the young person is always asked/],
      ['13=youth', /--ages looks like/],
      ['12-15=uncle', /--ages looks like/],
    ] as const)
      await expect(run(['consent', 'zuid', '--ages', ages]), ages).rejects.toThrow(sentence)
    await expect(run(['consent', 'zuid', '--wait-days', '3'])).rejects.toThrow(/7 to 42/)
    await expect(run(['consent', 'zuid', '--reminders', 'often'])).rejects.toThrow(/whole number/)
    expect((await settings())?.consent).toMatchObject(own)
    await run(['consent', 'zuid', '--none'])
    expect((await settings())?.consent).toEqual(DEFAULT_CONSENT_RULES)
  })

  test('how long is kept, and never shorter than the role under the law says', async () => {
    await run(['keeping', 'zuid', '--inactive-days', '1000', '--case-years', '25'])
    expect((await settings())?.keeping).toEqual({ inactivePlansDays: 1000, casesYears: 25 })
    await expect(run(['keeping', 'zuid', '--case-years', '19'])).rejects.toThrow(/at least 20 .* role both/)
    await expect(run(['keeping', 'zuid', '--inactive-days', '60'])).rejects.toThrow(/at least 730/)
    await run(['set', 'zuid', '--role', 'access'])
    await run(['keeping', 'zuid', '--case-years', '5', '--inactive-days', '0'])
    expect((await settings())?.keeping).toEqual({ inactivePlansDays: 0, casesYears: 5 })
    await run(['keeping', 'zuid', '--none'])
    expect((await settings())?.keeping).toEqual({ inactivePlansDays: null, casesYears: null })
  })

  test('the social map', async () => {
    const id = (await organisations.get('zuid'))?.id ?? ''
    const offer = ['--suits', 'Voor ouders.', '--reach', 'Bel.', '--url', 'https://maatjes.example']
    await run(['support', 'zuid', '--add', 'Maatjes', '--kind', 'buddy', ...offer])
    const [made] = await organisations.support(id)
    expect(made).toMatchObject({ name: 'Maatjes', kind: 'buddy', url: 'https://maatjes.example' })
    await expect(run(['support', 'zuid', '--add', 'Niets'])).rejects.toThrow(/--suits is missing/)
    const evil = [...offer.slice(0, 4), '--url', 'javascript:alert(1)']
    await expect(run(['support', 'zuid', '--add', 'Kwaad', ...evil])).rejects.toThrow(/--url/)
    await expect(run(['support', 'zuid', '--remove', 'x'])).rejects.toThrow(/There is no x/)
    expect(await run(['support', 'zuid', '--remove', made?.id ?? ''])).toContain('nothing in the social map')
  })

  test('sign-in and register; show tells everything but the secrets', async () => {
    await run(SIGN_IN, { OIDC_CLIENT_SECRET: SECRET })
    await run(REGISTER, { ZGW_SECRET: SECRET })
    const shown = await run(['show', 'zuid'])
    expect(shown).not.toContain(SECRET)
    for (const part of ['https://id.example', 'https://r.example/zaken', '"secret": "set"'])
      expect(shown).toContain(part)
    await run(['sign-in', 'zuid', '--none'])
    await run(['register', 'zuid', '--none'])
    expect(await settings()).toMatchObject({ signIn: null, register: null })
  })
})

test('npm run org refuses what the server sets anew at each start for the first organisation', async () => {
  const first = { slug: 'eerste', name: 'Muiden', kind: 'municipality', wording: 'wijkteam' } as const
  await organisations.keepFirst({ ...first, legalRole: 'both' }, {})
  for (const [line, from] of [
    [['set', 'eerste', '--name', 'Anders'], 'ORGANISATION'],
    [['sign-in', 'eerste', '--none'], 'OIDC_*'],
    [['register', 'eerste', '--none'], 'ZGW_*'],
  ] as const)
    await expect(run([...line])).rejects.toThrow(`setting of the server: ${from}`)
  await run(['set', 'eerste', '--crisis', 'Dag: 088 111 11 11', '--wording', 'lokaal team'])
  // The next start, without numbers in the environment: what was set stays.
  await organisations.keepFirst({ ...first, legalRole: 'both' }, { crisisNumbers: [] })
  expect(await organisations.get('eerste')).toMatchObject({
    wording: 'lokaal team',
    settings: { crisisNumbers: [{ name: 'Dag', phone: '088 111 11 11' }] },
  })
})
