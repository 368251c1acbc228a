/** A plan as a file, for one reader. Types only. */
import type { Book, BookKind } from '#plan/book/book.ts'
import type { Me } from '../plans/types.ts'

export type Format = 'pdf' | 'docx' | 'odt' | 'html' | 'json' | 'ics'

export interface Wanted {
  /** The number of a settled version; null for the draft of now. */
  version: number | null
  /** JSON and iCalendar are of the plan, whatever is asked. */
  kind: BookKind
  format: Format
}

/** `busy`: too many wait already. `too-slow`: stopped at the time limit. `failed`: the operator's log says why. */
export type ExportProblem = 'busy' | 'too-slow' | 'failed'

export type ExportOutcome =
  | {
      ok: true
      bytes: Uint8Array
      /** Neutral: nobody's name, for a file lies around in a folder of downloads. */
      fileName: string
      contentType: string
      /** Signs that no font had: they stand in the file as □, and the reader is told. */
      missing: string[]
    }
  | { ok: false; why: ExportProblem }

export interface Exports {
  /** Throws 404 for what this person may not take away. Everything in the file is what this reader may read. */
  make(me: Me, wanted: Wanted): Promise<ExportOutcome>
  /** A PDF of something else than the plan, such as a look back; `read` throws 404 for what is not this person's. */
  pdfOf(me: Me, read: () => Promise<Book>, fileName: string): Promise<ExportOutcome>
}
