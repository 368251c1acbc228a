/** One sending into one zaak: document type, zaak, document(s), relation, and a look whether it is there. */
import type { Paper } from '#plan/sharing/paper-book.ts'
import type { RegisterConnection } from '../organisations/types.ts'
import type { RegisterClient } from './client.ts'
import { describePaper, type Particulars } from './describe.ts'
import { isRelated, RegisterProblem } from './problem.ts'
import { type Phase, type Progress, putDocument } from './put-document.ts'
import type { RelationInput } from './register-types.ts'

export interface Piece {
  paper: Paper
  bytes: Uint8Array
  progress: Progress
}

export interface DeliverOptions {
  client: RegisterClient
  connection: RegisterConnection
  /** The number of the zaak. */
  reference: string
  particulars: Particulars
  pieces: readonly Piece[]
  /** Files larger than this go in parts. */
  partsAbove: number
  /** The address of the document type; asked of the catalogue once a day. */
  typeOf: (client: RegisterClient) => Promise<string>
  keep: (phase: Phase) => Promise<void>
}

/** Throws RegisterProblem. What was done is kept on the way; calling it again goes on from there. */
export async function deliver(options: DeliverOptions): Promise<void> {
  const { client, connection, reference, particulars, pieces, partsAbove, typeOf, keep } = options
  const type = await typeOf(client)
  const zaak = (await client.zaak(reference))?.url
  // Before anything is made: a document without a zaak would lie in the register for nobody.
  if (!zaak) throw new RegisterProblem('zaak-unknown', 'later')
  for (const { paper, bytes, progress } of pieces) {
    const input = describePaper({
      ...{ paper, particulars, connection, type, bytes },
      identificatie: progress.identificatie,
      withFile: bytes.length <= partsAbove,
    })
    const { url } = await putDocument({ client, bytes, input, progress, keep })
    await relate(client, {
      zaak,
      informatieobject: url,
      titel: input.titel,
      beschrijving: input.beschrijving,
    })
    progress.related = true
    await keep('relating')
  }
}

/** Looks first: a relation that is there is not made twice. */
async function relate(client: RegisterClient, relation: RelationInput): Promise<void> {
  const isThere = () => client.isRelated(relation.zaak, relation.informatieobject)
  if (await isThere()) return
  try {
    await client.relate(relation)
  } catch (error) {
    if (!isRelated(error)) throw error
  }
  if (!(await isThere())) throw new RegisterProblem('relation-missing', 'soon')
}
