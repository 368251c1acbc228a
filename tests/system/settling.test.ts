/** Settling through the running server: pages, forms and sockets as people have them. */
import { readdirSync, statSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLOSE } from '#plan/close-codes.ts'
import { addAgreement } from '#plan/commands.ts'
import { plainText, readText } from '#plan/document.ts'
import { canonicalText, checkCode, sha256Hex } from '#plan/record/canonical.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'
import { testServer } from '#tests/harness/server.ts'
import { until } from '#tests/harness/until.ts'
import { comesIn, LONG_MS, opens, pageOf, press, words, writesInPlan } from './scenarios/living.ts'

const server = sharedServer()
const BUTTON = 'Leg het plan vast'

/** A plan with one sentence in it, on disk. */
async function written(
  origin = server().origin,
  names = { me: 'Petra', child: 'Noor' },
): Promise<StartedPlan> {
  const plan = await startPlan(origin, names)
  const { doc, provider } = await opens(plan.parent, plan)
  writesInPlan(doc, 'goed', 'NOOR-ZWEMT-GRAAG')
  await until(
    'it is on disk',
    async () => words(await plan.parent.get(pageOf(plan))).includes('NOOR-ZWEMT'),
    LONG_MS,
  )
  provider.disconnect()
  return plan
}

const settles = (plan: StartedPlan, person = plan.parent) => press(person, pageOf(plan, 'vastleggen'), BUTTON)
const codeOn = (text: string) => text.match(/\/controle\/([0-9a-z]{20})/)?.[1] ?? ''

describe('settling', () => {
  test('R-B22: settles over the page; live sockets are closed as settled within 5 s, and come back to read', async () => {
    const plan = await written()
    const tineke = await comesIn(plan, 'Oma Tineke', 'network')
    const { provider } = await opens(tineke, plan)
    const codes: number[] = []
    provider.on('connection-close', (event) => {
      if (event) codes.push(event.code)
      provider.shouldConnect = false
    })
    const before = Date.now()
    const page = await settles(plan)
    expect(page.path).toBe(pageOf(plan, 'versies'))
    expect(words(page)).toContain('Versie 1')
    await until('it is closed', () => codes.length > 0)
    expect(codes[0]).toBe(CLOSE.SETTLED)
    expect(Date.now() - before).toBeLessThan(5_000)
    const again = await opens(tineke, plan)
    expect(plainText(readText(again.doc, 'goed'))).toBe('NOOR-ZWEMT-GRAAG')
    const reader = new Promise<number>((resolve) =>
      again.provider.on('connection-close', (event) => resolve(event?.code ?? 0)),
    )
    writesInPlan(again.doc, 'goed', 'TE-LAAT')
    expect(await reader).toBe(CLOSE.SETTLED)
    again.provider.disconnect()
    expect(words(await plan.parent.get(pageOf(plan)))).not.toContain('TE-LAAT')
  })

  test('R-E23: a form of before somebody changed an agreement is refused, kindly', async () => {
    const plan = await written()
    const path = pageOf(plan, 'vastleggen')
    const form = formWithButton(plan.parent, await plan.parent.get(path), path, BUTTON)
    const { doc, provider } = await opens(plan.parent, plan)
    addAgreement(doc, 'afspraken', 'Oma kookt')
    await until(
      'it is on disk',
      async () => words(await plan.parent.get(path)).includes('Oma kookt'),
      LONG_MS,
    )
    provider.disconnect()
    expect(words(await form.submit())).toContain('Iemand veranderde net een afspraak')
    expect(words(await plan.parent.get(pageOf(plan, 'versies')))).toContain('Er is nog niets vastgelegd')
    const forged = await plan.parent.post(path, { seen: '0'.repeat(64) })
    expect(forged.location).toBeNull()
    expect(words(await settles(plan))).toContain('Versie 1')
  })

  test('the page of settling lists what is missing, and stops only an empty plan', async () => {
    const plan = await startPlan(server().origin)
    const path = pageOf(plan, 'vastleggen')
    const page = await plan.parent.get(path)
    expect(words(page)).toContain(
      'De wet bedoelt een plan van ouders samen met mensen om hen heen. Wie vraag je nog?',
    )
    expect(words(page)).toContain('Er staat nog niets in het plan')
    expect(page.text).not.toContain(`>${BUTTON}</span></button>`)
    const tried = await plan.parent.post(path, { seen: '0'.repeat(64) })
    expect(tried.location).toBeNull()
  })

  test('who may not settle sees no button, and is refused', async () => {
    const plan = await written()
    for (const [name, role] of [
      ['Oma Tineke', 'network'],
      ['Joke', 'facilitator'],
    ] as const) {
      const person = await comesIn(plan, name, role)
      expect(words(await person.get(pageOf(plan, 'vastleggen')))).toContain(
        'Een ouder, of een jongere van 12 jaar',
      )
      expect((await person.post(pageOf(plan, 'vastleggen'), { seen: '' })).status).toBe(403)
      expect((await person.post(pageOf(plan, 'versies'), { intent: 'reopen' })).status).toBe(403)
    }
    const school = await comesIn(plan, 'Juf Anouk', 'informant')
    expect((await school.get(pageOf(plan, 'vastleggen'))).status).toBe(404)
    const stranger = new Person(server().origin)
    for (const page of ['vastleggen', 'versies']) {
      expect((await stranger.get(pageOf(plan, page))).status).toBe(404)
      expect((await stranger.post(pageOf(plan, page), { intent: 'reopen', seen: '' })).status).toBe(404)
    }
    expect(words(await plan.parent.get(pageOf(plan, 'versies')))).toContain('Er is nog niets vastgelegd')
  })

  test('after it the plan opens again for a next version, and both can be compared', async () => {
    const plan = await written()
    await settles(plan)
    expect(words(await plan.parent.get(pageOf(plan)))).toContain('Dit is versie 1')
    await press(plan.parent, pageOf(plan, 'versies'), 'Iets veranderen')
    const { doc, provider } = await opens(plan.parent, plan)
    writesInPlan(doc, 'zorgen', 'IETS-NIEUWS')
    await until(
      'it is on disk',
      async () => words(await plan.parent.get(pageOf(plan))).includes('IETS-NIEUWS'),
      LONG_MS,
    )
    provider.disconnect()
    expect(words(await settles(plan))).toMatch(/Wat is er veranderd\? Sinds versie 1.*IETS-NIEUWS/)
    expect(words(await plan.parent.get(`${pageOf(plan, 'versies')}?van=1&naar=2`))).toContain('IETS-NIEUWS')
  })
})

describe('versions', () => {
  test('S03-T1: who may read none learns nothing of them', async () => {
    const plan = await written()
    const school = await comesIn(plan, 'Juf Anouk', 'informant')
    await settles(plan)
    const page = await school.get(pageOf(plan, 'versies'))
    expect(words(page)).not.toMatch(/Versie 1|NOOR-ZWEMT/)
    expect(codeOn(page.text)).toBe('')
  })
})

describe('the check page', () => {
  test('shows version, day and status to anybody, and never a name or a word of the plan', async () => {
    const plan = await written(server().origin, { me: 'Pieternella', child: 'Noortje' })
    const code = codeOn((await settles(plan)).text)
    expect(code).toHaveLength(20)
    const anybody = new Person(server().origin)
    for (const path of [`/controle/${code}`, `/controle/${code}.data`, `/controle/${code}/stand.json`]) {
      const answer = await anybody.get(path)
      expect(answer.status).toBe(200)
      expect(`${answer.text}${JSON.stringify([...answer.headers])}`).not.toMatch(
        new RegExp(`Pieternella|Noortje|NOOR-ZWEMT|${plan.planId}`),
      )
    }
    const page = words(await anybody.get(`/controle/${code}`))
    expect(page).toContain('Deze code hoort bij versie 1')
    expect(page).toContain('Dit is de nieuwste versie')
    const typed = await anybody.follow(
      await anybody.get(`/controle?code=${code.toUpperCase().replace(/(.{5})/g, '$1 ')}`),
    )
    expect(typed.path).toBe(`/controle/${code}`)
  })

  test('an unknown code is a 404 that says what it can be', async () => {
    const anybody = new Person(server().origin)
    for (const path of ['/controle/00000000000000000000', '/controle/%00', '/controle/onbekend']) {
      const answer = await anybody.get(path)
      expect(answer.status).toBe(404)
      expect(words(answer)).toContain('Deze code kennen we niet')
    }
    expect((await anybody.get('/controle/00000000000000000000/stand.json')).status).toBe(404)
  })

  test('the schema and the public keys are at their addresses; no private part is, and the file is ours alone', async () => {
    const anybody = new Person(server().origin)
    const schema = JSON.parse((await anybody.get('/schema/familiegroepsplan-v1.json')).text) as {
      $id: string
    }
    expect(schema.$id).toBe('urn:familiegroepsplan:record:v1')
    const { keys } = JSON.parse((await anybody.get('/.well-known/jwks.json')).text) as { keys: object[] }
    expect(keys).toHaveLength(1)
    expect(keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA' })
    expect(keys[0]).not.toHaveProperty('d')
    const folder = joinPath(server().dataDir, 'seal-keys')
    for (const name of readdirSync(folder)) expect(statSync(joinPath(folder, name)).mode & 0o777).toBe(0o600)
  })

  test('the digest of the JSON file is the code that is known', async () => {
    const plan = await written()
    await settles(plan)
    const file = await plan.parent.get(pageOf(plan, 'versies/1/plan.json'))
    expect(file.status).toBe(200)
    const code = checkCode(await sha256Hex(canonicalText(JSON.parse(file.text))))
    const anybody = new Person(server().origin)
    expect(words(await anybody.get(`/controle/${code}`))).toContain('Deze code hoort bij versie 1')
  })
})

describe('R-E23: kill -9', () => {
  test.each([
    ['settling', false],
    ['settled', true],
  ] as const)('at the moment "%s": it is settled whole, or not at all', async (moment, isSettled) => {
    const own = await testServer()
    const plan = await written(own.origin)
    await own.kill()
    await own.start([new URL(`../harness/die-at.ts?moment=${moment}`, import.meta.url).href])
    await settles(plan).catch(() => undefined)
    await own.ended()
    await own.start()
    const page = words(await plan.parent.get(pageOf(plan, 'versies')))
    expect(page).toContain(isSettled ? 'Versie 1' : 'Er is nog niets vastgelegd')
    expect(words(await plan.parent.get(pageOf(plan))).includes('Dit is versie 1')).toBe(isSettled)
    if (!isSettled) expect(words(await settles(plan))).toContain('Versie 1')
  })
})
