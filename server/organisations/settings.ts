/** The settings of one organisation, as they are kept: JSON that is checked whenever it is read. */
import { z } from 'zod'
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

export const settingsSchema: z.ZodType<OrganisationSettings> = z.object({
  contacts: contacts.default({ clientSupport: null, confidant: JEUGDSTEM, complaints: null }),
  crisisNumbers: z.array(z.object({ name: text, phone: text })).default([]),
  crisisProtocol: z.string().nullable().default(null),
  register: register.nullable().default(null),
  signIn: signIn.nullable().default(null),
})

/** Throws a ZodError that names every setting that is wrong. */
export const readSettings = (json: string): OrganisationSettings => settingsSchema.parse(JSON.parse(json))

export const noSettings = (): OrganisationSettings => settingsSchema.parse({})
