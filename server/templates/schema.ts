/** Checks a form's data against the published schema, and says in plain Dutch what is wrong. */
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import schema from '../../plan-templates/plan-template-v1.schema.json' with { type: 'json' }
import type { Path } from './source.ts'

export interface Finding {
  path: Path
  reason: string
}

const validate = new Ajv2020({ allErrors: true, verbose: true }).compile(schema)

export function againstSchema(data: unknown): Finding[] {
  if (validate(data)) return []
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== 'if')
  return errors.map((error) => finding(error, data))
}

function finding(error: ErrorObject, data: unknown): Finding {
  const path = steps(error.instancePath, data)
  const name = path.findLast((step) => typeof step === 'string')
  const here = name === undefined ? 'in de vorm' : `bij "${name}"`
  const { params } = error
  switch (error.keyword) {
    case 'required':
      return params.missingProperty === 'nl'
        ? { path, reason: `${here} ontbreekt de Nederlandse tekst ("nl")` }
        : { path, reason: `${here} ontbreekt "${params.missingProperty}"` }
    case 'additionalProperties': {
      const known = Object.keys((error.parentSchema?.properties as object | undefined) ?? {}).join(', ')
      const extra = String(params.additionalProperty)
      return { path: [...path, extra], reason: `"${extra}" hoort hier niet. Bekend zijn: ${known}` }
    }
    case 'false schema':
      return { path, reason: `${here}: dit hoort alleen bij een vraag van de soort text of lines` }
    case 'enum':
      return {
        path,
        reason: `${here}: ${shown(error.data)} bestaat niet. Kies uit: ${(params.allowedValues as unknown[]).join(', ')}`,
      }
    case 'type':
      return { path, reason: `${here} ${expected(String(params.type))}` }
    case 'pattern':
      return { path, reason: `${here}: ${patternReason(String(params.pattern))}` }
    case 'maxLength':
      return { path, reason: `${here}: de tekst is te lang (hoogstens ${params.limit} tekens)` }
    case 'minItems':
      return { path, reason: `${here} horen er minstens ${params.limit} te zijn` }
    case 'maxItems':
      return { path, reason: `${here} mogen er hoogstens ${params.limit} zijn` }
    case 'minimum':
    case 'maximum':
      return { path, reason: `${here}: het getal is te ${error.keyword === 'minimum' ? 'klein' : 'groot'}` }
    default:
      return { path, reason: `${here}: ${error.message ?? error.keyword}` }
  }
}

const shown = (value: unknown): string => (typeof value === 'string' ? `"${value.slice(0, 40)}"` : 'dit')

function expected(type: string): string {
  if (type === 'string') return 'hoort tekst te staan. Zet een getal of datum tussen aanhalingstekens'
  if (type === 'object') return 'hoort een groepje regels te staan, zoals "nl: …"'
  if (type === 'array') return 'hoort een lijst te staan: regels die met een streepje beginnen'
  return type === 'boolean' ? 'hoort true of false te staan' : 'hoort een heel getal te staan'
}

function patternReason(pattern: string): string {
  if (pattern.includes('a-z')) return 'gebruik kleine letters, cijfers en streepjes, en begin met een letter'
  if (pattern.includes('…')) return 'zet … waar het gezin verder schrijft, op één regel'
  return pattern.includes('\\n') ? 'hier hoort één regel tekst te staan' : 'de tekst is leeg'
}

/** `/sections/0/title` as steps; a number only where the data has a list. */
function steps(pointer: string, data: unknown): (string | number)[] {
  let value = data
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const step = Array.isArray(value) ? Number(key) : key
      value = (value as Record<string | number, unknown>)[step]
      return step
    })
}
