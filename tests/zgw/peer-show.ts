/** The register's answers, as OpenZaak gives them. */
import {
  at,
  documentUrl,
  type Peer,
  RSIN,
  type StoredDocument,
  typeUrl,
  type Version,
  zaakUrl,
} from './peer-model.ts'

export const showType = (peer: Peer, type: Peer['types'][number]) => ({
  url: typeUrl(peer, type),
  catalogus: `${peer.publicOrigin}/catalogi/api/v1/catalogussen/${type.uuid}`,
  omschrijving: type.omschrijving,
  vertrouwelijkheidaanduiding: 'vertrouwelijk',
  beginGeldigheid: '2026-01-01',
  concept: type.concept,
  zaaktypen: [],
  besluittypen: [],
  informatieobjectcategorie: 'plan',
  beginObject: '2026-01-01',
  eindeObject: '2099-01-01',
})

export const showZaak = (peer: Peer, zaak: Peer['zaken'][number]) => ({
  url: zaakUrl(peer, zaak),
  uuid: zaak.uuid,
  identificatie: zaak.identificatie,
  bronorganisatie: RSIN,
  verantwoordelijkeOrganisatie: RSIN,
  zaaktype: `${peer.publicOrigin}/catalogi/api/v1/zaaktypen/${zaak.uuid}`,
  startdatum: '2027-01-05',
  einddatum: null,
  resultaat: null,
  status: null,
  betalingsindicatieWeergave: '',
  laatstGemuteerd: '2027-01-05T10:00:00Z',
  archiefstatus: zaak.archiefstatus,
  deelzaken: [],
  eigenschappen: [],
  rollen: [],
  zaakinformatieobjecten: [],
  zaakobjecten: [],
})

export const showRelation = (peer: Peer, relation: Peer['relations'][number]) => ({
  url: at(peer, 'zaken', 'zaakinformatieobjecten', relation),
  aardRelatieWeergave: 'Hoort bij, omgekeerd: kent',
  registratiedatum: '2027-03-14T10:00:00Z',
  vernietigingsdatum: null,
  status: null,
  ...relation,
})

export const showPart = (peer: Peer, part: StoredDocument['parts'][number], lock: string | null) => ({
  url: at(peer, 'documenten', 'bestandsdelen', part),
  volgnummer: part.volgnummer,
  omvang: part.omvang,
  voltooid: part.bytes !== null,
  lock: lock ?? '',
})

export function showDocument(peer: Peer, document: StoredDocument) {
  const { bytes, ...newest } = document.versions.at(-1) as Version
  const url = documentUrl(peer, document)
  return {
    ...newest,
    url,
    inhoud: bytes ? `${url}/download?versie=${newest.versie}` : null,
    beginRegistratie: '2027-03-14T10:00:00Z',
    locked: document.lock !== null,
    // The lock of an upload is told once, to who made it.
    bestandsdelen: document.parts.map((part) => showPart(peer, part, null)),
  }
}
