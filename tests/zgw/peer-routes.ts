/** Which call does what: only those that we make. */
import { randomUUID } from 'node:crypto'
import { invalid, type Json, type Peer, Refusal, RSIN } from './peer-model.ts'
import { addVersion, checkCrs, makeDocument, makeRelation, remove, unlock } from './peer-rules.ts'
import { showDocument, showPart, showRelation, showType, showZaak } from './peer-show.ts'

interface Answer {
  status: number
  data?: unknown
  location?: string
}

export function route(peer: Peer, method: string, url: URL, headers: Json, body: Json): Answer {
  const need = (...scopes: string[]) => {
    if (!scopes.some((scope) => peer.scopes.has(scope))) throw new Refusal(403, 'permission_denied')
  }
  const [, api, , , resource, uuid, action] = url.pathname.split('/')
  const what = `${method} ${api}/${resource}${uuid ? '/:id' : ''}${action ? `/${action}` : ''}`
  const base = `${peer.publicOrigin}/${api}/api/v1/${resource}`
  const page = (results: unknown[]) => ({ count: results.length, next: null, previous: null, results })

  switch (what) {
    case 'GET catalogi/informatieobjecttypen': {
      need('catalogi.lezen')
      const status = url.searchParams.get('status') ?? 'definitief'
      const found = peer.types.filter(
        ({ omschrijving, concept }) =>
          omschrijving === url.searchParams.get('omschrijving') &&
          (status === 'alles' || concept === (status === 'concept')),
      )
      return { status: 200, data: page(found.map((type) => showType(peer, type))) }
    }
    case 'GET zaken/zaken': {
      need('zaken.lezen')
      checkCrs(headers)
      const found = peer.zaken.filter(
        ({ identificatie }) =>
          identificatie === url.searchParams.get('identificatie') &&
          url.searchParams.get('bronorganisatie') === RSIN,
      )
      return { status: 200, data: page(found.map((zaak) => showZaak(peer, zaak))) }
    }
    case 'GET zaken/zaakinformatieobjecten': {
      need('zaken.lezen')
      const found = peer.relations.filter(
        ({ zaak, informatieobject }) =>
          zaak === url.searchParams.get('zaak') &&
          informatieobject === url.searchParams.get('informatieobject'),
      )
      return { status: 200, data: found.map((relation) => showRelation(peer, relation)) }
    }
    case 'POST zaken/zaakinformatieobjecten': {
      need('zaken.aanmaken', 'zaken.bijwerken', 'zaken.geforceerd-bijwerken')
      const data = showRelation(peer, makeRelation(peer, body))
      return { status: 201, data, location: data.url }
    }
    case 'GET documenten/enkelvoudiginformatieobjecten': {
      need('documenten.lezen')
      const found = [...peer.documents.values()].filter((document) => {
        const newest = document.versions.at(-1)
        return (
          newest?.identificatie === url.searchParams.get('identificatie') &&
          newest?.bronorganisatie === url.searchParams.get('bronorganisatie')
        )
      })
      return { status: 200, data: page(found.map((document) => showDocument(peer, document))) }
    }
    case 'POST documenten/enkelvoudiginformatieobjecten': {
      need('documenten.aanmaken')
      const document = makeDocument(peer, body)
      return {
        status: 201,
        data: { ...showDocument(peer, document), lock: document.lock ?? '' },
        location: `${base}/${document.uuid}`,
      }
    }
  }
  if (what === 'PUT documenten/bestandsdelen/:id') {
    need('documenten.bijwerken')
    const document = [...peer.documents.values()].find(({ parts }) =>
      parts.some((part) => part.uuid === uuid),
    )
    const part = document?.parts.find((one) => one.uuid === uuid)
    if (!document || !part) throw new Refusal(404, 'not_found')
    if (body.lock !== document.lock) throw invalid('incorrect-lock-id')
    if ((body.inhoud as Buffer | null)?.length !== part.omvang) throw invalid('file-size', 'inhoud')
    part.bytes = body.inhoud as Buffer
    return { status: 200, data: showPart(peer, part, document.lock) }
  }
  const document = resource === 'enkelvoudiginformatieobjecten' ? peer.documents.get(uuid ?? '') : undefined
  if (!document) throw new Refusal(404, 'not_found')
  switch (what) {
    case 'GET documenten/enkelvoudiginformatieobjecten/:id':
      need('documenten.lezen')
      return { status: 200, data: showDocument(peer, document) }
    case 'POST documenten/enkelvoudiginformatieobjecten/:id/lock':
      need('documenten.lock')
      if (document.lock) throw invalid('existing-lock')
      document.lock = randomUUID().replaceAll('-', '')
      return { status: 200, data: { lock: document.lock } }
    case 'PUT documenten/enkelvoudiginformatieobjecten/:id': {
      need('documenten.bijwerken', 'documenten.geforceerd-bijwerken')
      if (!document.lock) throw invalid('unlocked')
      if (body.lock !== document.lock) throw invalid('incorrect-lock-id')
      addVersion(peer, document, body)
      return { status: 200, data: showDocument(peer, document) }
    }
    case 'POST documenten/enkelvoudiginformatieobjecten/:id/unlock':
      need('documenten.lock', 'documenten.geforceerd-unlock')
      unlock(peer, document, body)
      return { status: 204 }
    case 'DELETE documenten/enkelvoudiginformatieobjecten/:id':
      need('documenten.verwijderen')
      remove(peer, document)
      return { status: 204 }
  }
  throw new Refusal(404, 'not_found')
}
