/** Why something is refused: a code for the screen, which has the sentence in the reader's language. */
export type Why =
  | 'not-here' // takes no part in this plan, or no more
  | 'administrator' // never reads content
  | 'not-proven' // came by a link that somebody else made: shared plan only
  | 'private-time' // the family talks among themselves
  | 'not-let-in' // a supporter or interpreter whom the family did not let into private time
  | 'not-this-step' // possible in another step
  | 'not-writing-along' // the family switched "Begeleider schrijft mee" off
  | 'child-version' // has a version of its own
  | 'only-own-sheet' // an informant has the own sheet, later an extract
  | 'not-sent' // the team sees what was sent to it
  | 'not-invited' // comes back only when asked
  | 'never-writes' // a legal guardian consents
  | 'not-your-words' // AG1: put something beside it instead
  | 'not-your-task' // answers and check-ins are about one's own tasks
  | 'not-in-audience'
  | 'joined-later' // the author has not said yes since
  | 'author-is-adult' // a parent, after the author's 18th birthday
  | 'nobody-supported' // reads no more than the supported person may
  | 'not-shown' // AG5: what is not shared is in no export

export type Decision = { ok: true } | { ok: false; why: Why; isHidden: boolean }
