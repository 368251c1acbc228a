/** The settings of one organisation, as they are kept: JSON that is checked whenever it is read. */
import { z } from 'zod'
import { STARTING_AMBITION } from '#plan/reviews/outcomes.ts'
import { type ConsentRules, consentProblem, DEFAULT_CONSENT_RULES } from '#plan/rights/consent.ts'
import { isCasesYears, isInactiveDays, LEAST_CASES_YEARS, LEAST_INACTIVE_DAYS } from '#plan/rights/keeping.ts'
import type { OrganisationSettings } from './types.ts'

const text = z.string().trim().min(1)
const address = z.url({ protocol: /^https?$/ })

const register = z.object({
  zakenUrl: address,
  documentenUrl: address,
  catalogiUrl: address,
  auth: z.enum(['zgw-jwt', 'oauth2-client-credentials']).default('zgw-jwt'),
  clientId: text,
  secret: text,
  tokenUrl: address.nullable().default(null),
  bronorganisatie: z.string().regex(/^\d{9}$/, 'must be an RSIN of nine digits'),
  documentType: text.default('Familiegroepsplan'),
  confidentiality: text.default('vertrouwelijk'),
})

const signIn = z.object({
  issuer: address,
  clientId: text,
  clientSecret: text,
  rolesClaim: text.default('roles'),
  acr: text.nullable().default(null),
})

const contact = z.object({ name: text, phone: text.nullable(), url: address.nullable() })

/** The independent confidants of youth help in the whole country. */
const JEUGDSTEM = { name: 'Jeugdstem', phone: '088 555 1000', url: 'https://jeugdstem.nl' }

const contacts = z.object({
  clientSupport: contact.nullable().default(null),
  confidant: contact.default(JEUGDSTEM),
  complaints: contact.nullable().default(null),
})

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'must be a colour of six digits, such as #005f6d')
  .toLowerCase()

const theme = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), id: z.string().regex(/^[a-z][a-z0-9-]*$/) }),
  z.object({ kind: z.literal('colours'), primary: colour, accent: colour.nullable().default(null) }),
])

const asked = z.object({ youth: z.boolean(), parents: z.boolean() })
const consent = z
  .object({
    byBand: z.object({ '0-11': asked, '12-15': asked, '16-17': asked, '18+': asked }),
    waitDays: z.number().int(),
    reminders: z.number().int(),
  })
  .superRefine((rules: ConsentRules, context) => {
    const problem = consentProblem(rules)
    if (problem) context.addIssue({ code: 'custom', message: CONSENT_PROBLEMS[problem] })
  })

const CONSENT_PROBLEMS = {
  'under-12': 'under 12 the parents with authority decide (Jeugdwet 7.3.15)',
  'from-12': 'from 12 the young person is always asked (Jeugdwet 7.3.11)',
  'from-16': 'from 16 the young person decides alone (Jeugdwet 7.3.5)',
  'wait-days': 'a missing answer holds up the others for 7 to 42 days',
  reminders: 'who does not answer is asked again 2 to 5 times',
} as const

const keeping = z.object({
  inactivePlansDays: z
    .number()
    .refine(isInactiveDays, `must be 0 (for ever) or at least ${LEAST_INACTIVE_DAYS} days`)
    .nullable()
    .default(null),
  casesYears: z
    .number()
    .refine((years) => isCasesYears(years, 'access'), `must be at least ${LEAST_CASES_YEARS.access} years`)
    .nullable()
    .default(null),
})

const percent = z.number().int().min(1).max(100)
const ambition = z.object({ 'can-turn-to-others': percent, 'situation-better': percent })

export const settingsSchema: z.ZodType<OrganisationSettings> = z.object({
  contacts: contacts.default({ clientSupport: null, confidant: JEUGDSTEM, complaints: null }),
  theme: theme.nullable().default(null),
  consent: consent.default(DEFAULT_CONSENT_RULES),
  keeping: keeping.default({ inactivePlansDays: null, casesYears: null }),
  crisisNumbers: z.array(z.object({ name: text, phone: text })).default([]),
  crisisProtocol: z.string().nullable().default(null),
  ambition: ambition.default(STARTING_AMBITION),
  register: register.nullable().default(null),
  signIn: signIn.nullable().default(null),
})

/** Throws a ZodError that names every setting that is wrong. */
export const readSettings = (json: string): OrganisationSettings => {
  const kept: unknown = JSON.parse(json)
  return settingsSchema.parse(
    older.safeParse(kept).success ? { ...(kept as object), consent: undefined } : kept,
  )
}

/** As version 0.1.0 kept it: nobody could set anything else than what the law says, and that is where the rules begin. */
const older = z.object({ consent: z.object({ youthFrom: z.literal(12) }) })

export const noSettings = (): OrganisationSettings => settingsSchema.parse({})
