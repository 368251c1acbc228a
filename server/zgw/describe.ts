/** What the register reads about a document: what it is and of when, and nobody's name. */
import { createHash } from 'node:crypto'
import type { Paper } from '#plan/sharing/paper-book.ts'
import type { RegisterConnection } from '../organisations/types.ts'
import type { DocumentInput } from './register-types.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What is fixed when the team asks: a retry years later says the same. */
export interface Particulars {
  version: number
  /** yyyy-mm-dd: when the family settled it. */
  settledOn: string
  /** The language of the plan: nl, en. */
  language: string
}

/** ISO 639-2 in the form that registers use in practice: `nld`, where the standard's text has `dut`. */
const LANGUAGE: Record<string, string> = { nl: 'nld', en: 'eng' }

const dutchDate = (day: string) => day.split('-').reverse().join('-')

const KINDS: Record<Paper, { title: (given: Particulars) => string; file: string; description: string }> = {
  plan: {
    title: ({ version, settledOn }) =>
      `Familiegroepsplan versie ${version} (akkoord ${dutchDate(settledOn)})`,
    file: 'familiegroepsplan',
    description: 'Plan gemaakt door het gezin met eigen netwerk (art. 1.1 en 4.1.2 Jeugdwet).',
  },
  safety: {
    title: ({ version, settledOn }) =>
      `Familiegroepsplan versie ${version} (akkoord ${dutchDate(settledOn)}), bijlage veiligheid`,
    file: 'familiegroepsplan-veiligheid',
    description: 'Bijlage bij het familiegroepsplan over veiligheid. Alleen voor wie ermee werkt.',
  },
  'own-words': {
    title: ({ settledOn }) => `Eigen woorden bij het familiegroepsplan (${dutchDate(settledOn)})`,
    file: 'eigen-woorden',
    description: 'Eigen woorden van één persoon, los van het plan van het gezin.',
  },
}

export function describePaper(options: {
  paper: Paper
  particulars: Particulars
  identificatie: string
  connection: RegisterConnection
  type: string
  bytes: Uint8Array
  /** False: the file follows in parts. */
  withFile: boolean
}): DocumentInput {
  const { paper, particulars, identificatie, connection, type, bytes, withFile } = options
  const kind = KINDS[paper]
  const datum = particulars.settledOn
  return {
    identificatie,
    bronorganisatie: connection.bronorganisatie,
    creatiedatum: datum,
    titel: kind.title(particulars),
    auteur: 'Gezin, met eigen netwerk',
    taal: LANGUAGE[particulars.language] ?? 'nld',
    formaat: 'application/pdf',
    bestandsnaam: `${kind.file}-v${particulars.version}.pdf`,
    bestandsomvang: bytes.length,
    inhoud: withFile ? Buffer.from(bytes).toString('base64') : null,
    vertrouwelijkheidaanduiding: paper === 'safety' ? 'geheim' : connection.confidentiality,
    status: 'definitief',
    beschrijving: kind.description,
    indicatieGebruiksrecht: false,
    ondertekening: { soort: 'digitaal', datum },
    integriteit: { algoritme: 'sha_256', waarde: sha256(bytes), datum },
    informatieobjecttype: type,
    trefwoorden: ['familiegroepsplan'],
  }
}
