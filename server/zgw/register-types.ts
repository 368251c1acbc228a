/**
 * The few calls of the ZGW standard that we make, in our own words: only the fields that we send or read. The tests hold
 * them against the official files of both generations (Documenten 1.4.2 and 1.5.0, Zaken 1.5.1, Catalogi 1.3.1).
 */
export const CONFIDENTIALITIES = [
  'openbaar',
  'beperkt_openbaar',
  'intern',
  'zaakvertrouwelijk',
  'vertrouwelijk',
  'confidentieel',
  'geheim',
  'zeer_geheim',
] as const

export interface Page<T> {
  count: number
  results: T[]
}

export interface InformatieObjectType {
  url: string
  omschrijving: string
  concept: boolean
}

export interface Zaak {
  url: string
  identificatie: string
}

/** What we send. `inhoud`: base64, or null when the file follows in parts. */
export interface DocumentInput {
  identificatie: string
  bronorganisatie: string
  creatiedatum: string
  titel: string
  auteur: string
  taal: string
  formaat: string
  bestandsnaam: string
  bestandsomvang: number
  inhoud: string | null
  vertrouwelijkheidaanduiding: string
  /** One of the four values that both generations know. */
  status: 'definitief'
  beschrijving: string
  /** False: while it is null a zaak cannot be closed. */
  indicatieGebruiksrecht: false
  ondertekening: { soort: 'digitaal'; datum: string }
  integriteit: { algoritme: 'sha_256'; waarde: string; datum: string }
  informatieobjecttype: string
  trefwoorden: string[]
}

export interface DocumentPart {
  url: string
  volgnummer: number
  omvang: number
  voltooid: boolean
}

/** What we read. Real registers leave out or empty more than their own files allow. */
export interface Document {
  url: string
  versie: number
  locked: boolean
  bestandsomvang?: number | null
  integriteit?: { waarde?: string } | null
  bestandsdelen?: DocumentPart[] | null
  /** Only in the answer to a creation whose file follows in parts. */
  lock?: string
}

export interface RelationInput {
  zaak: string
  informatieobject: string
  titel: string
  beschrijving: string
}
