/** Asks a register what a delivery would ask, and says in a line for each step what stands in its way. */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { RegisterConnection } from '../organisations/types.ts'
import { createRegisterClient, type RegisterClient } from './client.ts'
import { describePaper } from './describe.ts'
import { RegisterProblem } from './problem.ts'
import { type Progress, putDocument } from './put-document.ts'
import { CONFIDENTIALITIES } from './register-types.ts'

export interface Step {
  name: string
  ok: boolean
  says: string
}

interface Options {
  connection: RegisterConnection
  /** The number of a zaak to look for. */
  zaak: string | null
  write: boolean
  clock: Clock
  fetch?: typeof fetch
}

/** Tokens are dated five seconds back; a clock that runs further ahead is refused. */
const AHEAD_MS = 4_000
const BEHIND_MS = 60_000

/** What to look at, by what the register answered. */
const HINTS: Record<string, string> = {
  unreachable: 'No answer. Check the address, the firewall and the certificate.',
  timeout: 'No answer in time. Check the address and the firewall.',
  'server-error': 'The register itself fails. Its log says why.',
  'invalid-jwt-signature': 'The secret (ZGW_SECRET) is not the one that the register has for this client id.',
  'jwt-decode-error': 'The token is refused: check that both clocks are right (NTP), and the client id.',
  'jwt-expired': 'The token is too old for the register: check that both clocks are right (NTP).',
  'invalid-client-identifier': 'The register does not know the client id (ZGW_CLIENT_ID).',
  not_authenticated: 'The register does not know this application.',
  'no-token': 'The token server (ZGW_TOKEN_URL) gives no token for this client id and secret.',
  permission_denied: 'A scope is missing, or the highest confidentiality that is allowed is too low.',
  crs: 'This is not a Zaken API 1.x: check the address.',
  'existing-lock': 'The document is locked by somebody.',
  unknown: 'Not an answer of this API: check the address.',
}

export async function checkRegister(options: Options): Promise<Step[]> {
  const { connection, clock, zaak, write } = options
  const steps: Step[] = []
  let date: number | null = null
  const client = createRegisterClient({
    ...{ connection, clock, fetch: options.fetch },
    worker: { id: 'zgw-smoke', name: 'zgw:smoke' },
    onAnswer(answer) {
      date ??= Date.parse(answer.headers.get('date') ?? '')
    },
  })
  const say = (name: string, ok: boolean, says: string) => void steps.push({ name, ok, says })
  /** Undefined when it failed, which was said. */
  async function step<T>(name: string, scope: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      const { code, status } = error instanceof RegisterProblem ? error : { code: 'unknown', status: null }
      const hint = HINTS[code] ?? 'See docs/operators/zaaksysteem.md.'
      say(name, false, `${hint} (${[status, code].filter(Boolean).join(' ')}; needs ${scope})`)
    }
  }

  const wrong = settingsWrong(connection)
  say(
    'settings',
    wrong.length === 0,
    wrong.join(' ') || `client ${connection.clientId}, RSIN ${connection.bronorganisatie}`,
  )

  const types = await step('token', 'catalogi.lezen', () => client.types('alles'))
  sayClock()
  if (!types) return steps
  say('token', true, 'The register takes our token.')
  const type = types.find(({ concept }) => !concept)
  if (type) say('type', true, `${connection.documentType} is published.`)
  else if (types.length > 0)
    say('type', false, `${connection.documentType} is a concept: publish it in the catalogue.`)
  else say('type', false, `The catalogue has no informatieobjecttype "${connection.documentType}".`)

  const zaakUrl = await findZaak()
  const searched = await step('search', 'documenten.lezen', async () => {
    await client.findDocument('FGP-does-not-exist')
    return true
  })
  if (searched) say('search', true, 'Documents can be looked for.')
  if (!type) return steps
  await mayCreate(type.url)
  if (write) await writeOne(type.url)
  return steps

  function sayClock(): void {
    if (date === null || Number.isNaN(date)) return
    const ahead = clock.now() - date
    const seconds = Math.round(Math.abs(ahead) / 1000)
    if (ahead > AHEAD_MS)
      say(
        'clock',
        false,
        `Our clock is ${seconds} s ahead of the register's: every call is refused. Use NTP.`,
      )
    else if (-ahead > BEHIND_MS)
      say('clock', false, `Our clock is ${seconds} s behind the register's. Use NTP.`)
    else say('clock', true, `${seconds} s apart.`)
  }

  async function findZaak(): Promise<string | undefined> {
    const number = zaak ?? 'ZAAK-DOES-NOT-EXIST'
    const found = await step('zaak', 'zaken.lezen', async () => ({ zaak: await client.zaak(number) }))
    if (!found) return undefined
    if (zaak === null) say('zaak', true, 'Zaken can be looked for; use --zaak to look for one.')
    else if (found.zaak) say('zaak', true, `${zaak} is there.`)
    else
      say(
        'zaak',
        false,
        `${zaak} is not found for bronorganisatie ${connection.bronorganisatie}; or its zaaktype is not among our rights.`,
      )
    return found.zaak?.url
  }

  /** A document without a title and a language: refused for that when we may make one, and for the right when we may not. */
  async function mayCreate(typeUrl: string): Promise<void> {
    try {
      await client.create({ ...sample(typeUrl, 'FGP-PROEF', 1), titel: '', taal: '' })
      say('create', false, 'The register took a document without a title. Remove FGP-PROEF there.')
    } catch (error) {
      const isRight = error instanceof RegisterProblem && error.status === 400
      if (isRight) say('create', true, `Documents may be made (${connection.confidentiality}).`)
      else
        await step('create', 'documenten.aanmaken', async () => {
          throw error
        })
    }
  }

  async function writeOne(typeUrl: string): Promise<void> {
    const identificatie = `FGP-PROEF-${randomBytes(6).toString('hex')}`
    const progress: Progress = { identificatie }
    const put = (version: number) =>
      putSample(client, progress, sample(typeUrl, identificatie, version), version)
    const made = await step('make', 'documenten.aanmaken', () => put(1))
    if (!made) return
    say('make', true, `${identificatie} is made. Remove it there.`)
    if (await step('version', 'documenten.lock and documenten.bijwerken', () => put(2)))
      say('version', true, 'A second version was made: lock, PUT, unlock.')
    if (!zaakUrl) return
    const related = await step('relate', 'zaken.bijwerken', async () => {
      await client.relate({
        zaak: zaakUrl,
        informatieobject: made.url,
        titel: 'Proef',
        beschrijving: 'Proef',
      })
      return client.isRelated(zaakUrl, made.url)
    })
    if (related !== undefined)
      say('relate', related, related ? 'It is in the zaak.' : 'It is not in the zaak afterwards.')
  }

  function sample(type: string, identificatie: string, version: number) {
    const settledOn = new Date(clock.now()).toISOString().slice(0, 10)
    const particulars = { version, settledOn, language: 'nl' }
    const bytes = sampleBytes(version)
    return describePaper({
      paper: 'plan',
      particulars,
      identificatie,
      connection,
      type,
      bytes,
      withFile: true,
    })
  }
}

const sampleBytes = (version: number) => new TextEncoder().encode(`%PDF-1.7 proef ${version}\n%%EOF`)

const putSample = (
  client: RegisterClient,
  progress: Progress,
  input: Parameters<typeof putDocument>[0]['input'],
  version: number,
) => putDocument({ client, bytes: sampleBytes(version), input, progress, keep: async () => undefined })

function settingsWrong({ bronorganisatie, confidentiality, ...urls }: RegisterConnection): string[] {
  const wrong: string[] = []
  if (!isRsin(bronorganisatie)) wrong.push(`${bronorganisatie} is not an RSIN (its check digit is wrong).`)
  if (!CONFIDENTIALITIES.some((level) => level === confidentiality))
    wrong.push(`Confidentiality is one of: ${CONFIDENTIALITIES.join(', ')}.`)
  for (const name of ['zakenUrl', 'documentenUrl', 'catalogiUrl'] as const)
    if (!/\/api\/v\d+\/?$/.test(urls[name]))
      wrong.push(`${name} usually ends in /api/v1, and is ${urls[name]}.`)
  return wrong
}

/** The check on eleven of a BSN and an RSIN. */
function isRsin(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0)
  return /^\d{9}$/.test(digits) && sum % 11 === 0
}
