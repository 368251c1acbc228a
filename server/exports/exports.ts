/** A plan as a file: what this reader may take away, as a book, written in the format that was asked for. */
import type { Logger } from 'pino'
import type { Database } from '#db/connection.ts'
import type { Book } from '#plan/book/book.ts'
import { bookOf } from '#plan/book/build.ts'
import { canonicalText } from '#plan/record/canonical.ts'
import { contentsOf, type PlanRecord } from '#plan/record/record.ts'
import { record as note } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import { isWatched } from '../log/reading.ts'
import type { Me } from '../plans/types.ts'
import type { Rights } from '../rights/rights.ts'
import type { Versions } from '../versions/types.ts'
import { toDocx } from './docx/docx.ts'
import { toHtml } from './html/html.ts'
import { toIcs } from './ics/ics.ts'
import { toJson } from './json/json.ts'
import { toOdt } from './odt/odt.ts'
import { renderPdf, TooSlow } from './pdf/render.ts'
import { createTurns } from './turns.ts'
import type { Exports, Format, Wanted } from './types.ts'

/** One core stays free for who is writing. */
const AT_ONCE = 2
/** A minute of work, when each takes a second; whoever comes then is better off trying again. */
const WAITING = 30

interface Options {
  db: Database
  clock: Clock
  log: Logger
  rights: Rights
  versions: Pick<Versions, 'draft' | 'version'>
  /** For tests: another typesetter, and a shorter line. */
  render?: typeof renderPdf
  atOnce?: number
  waiting?: number
}

interface Written {
  bytes: Uint8Array
  missing?: string[]
}

export function createExports(options: Options): Exports {
  const { db, clock, log, rights, versions, render = renderPdf } = options
  const turns = createTurns({ atOnce: options.atOnce ?? AT_ONCE, waiting: options.waiting ?? WAITING })

  const writers: Record<Format, (book: Book, record: PlanRecord) => Promise<Written>> = {
    pdf: async (book) => {
      const { pdf, missing } = await render(book)
      return { bytes: pdf, missing }
    },
    docx: async (book) => ({ bytes: await toDocx(book) }),
    odt: async (book) => ({ bytes: await toOdt(book) }),
    html: async (book) => ({ bytes: await toHtml(book) }),
    json: async (book) => ({ bytes: await toJson(book) }),
    ics: async (_book, record) => ({ bytes: await toIcs(record) }),
  }

  /** Read when the turn has come: what this person may have now. */
  async function source(me: Me, { version, kind, format }: Wanted) {
    const sealed = version === null ? null : await versions.version(me, version)
    const record = sealed?.record ?? (await versions.draft(me))
    const text = sealed?.text ?? canonicalText(record)
    const language = contentsOf(record, 'plan')[0]?.content.language ?? 'nl'
    const isData = format === 'json' || format === 'ics'
    return { record, book: bookOf({ record, kind: isData ? 'plan' : kind, language, text, sealed }) }
  }

  async function make(me: Me, wanted: Wanted): ReturnType<Exports['make']> {
    const { record, book } = await source(me, wanted)
    let written: Written
    try {
      written = await writers[wanted.format](book, record)
    } catch (error) {
      log.error({ err: error, format: wanted.format }, 'making a file of a plan failed')
      return { ok: false, why: error instanceof TooSlow ? 'too-slow' : 'failed' }
    }
    await noteExport(me)
    const { bytes, missing = [] } = written
    return { ok: true, bytes, missing, fileName: fileName(wanted), contentType: CONTENT_TYPES[wanted.format] }
  }

  /** Who is here for work: the family is told. What somebody of the family takes along is that person's own. */
  async function noteExport(me: Me): Promise<void> {
    const { viewer, situation } = await rights.of(me)
    const audience = isWatched(viewer, situation.today) ? 'plan' : me.participantId
    await db.write((tx) =>
      note(tx, clock.now(), {
        planId: me.planId,
        action: 'export',
        actorId: me.participantId,
        subjectId: null,
        audience,
      }),
    )
  }

  async function pdfOf(me: Me, book: Book, fileName: string): ReturnType<Exports['make']> {
    try {
      const { pdf, missing } = await render(book)
      await noteExport(me)
      return { ok: true, bytes: pdf, missing, fileName, contentType: CONTENT_TYPES.pdf }
    } catch (error) {
      log.error({ err: error, format: 'pdf' }, 'making a file of a plan failed')
      return { ok: false, why: error instanceof TooSlow ? 'too-slow' : 'failed' }
    }
  }

  return {
    async pdfOf(me, read, fileName) {
      const book = await read()
      return (await turns.take(() => pdfOf(me, book, fileName))) ?? { ok: false, why: 'busy' }
    },
    async make(me, wanted) {
      // Who may not have it hears so without waiting for a turn.
      await (wanted.version === null ? versions.draft(me) : versions.version(me, wanted.version))
      return (await turns.take(() => make(me, wanted))) ?? { ok: false, why: 'busy' }
    },
  }
}

const CONTENT_TYPES: Record<Format, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
}

function fileName({ version, kind, format }: Wanted): string {
  const name = { plan: 'familiegroepsplan', fridge: 'afspraken-koelkast', child: 'kinderplan' }[kind]
  return `${name}-${version === null ? 'concept' : `versie-${version}`}.${format}`
}
