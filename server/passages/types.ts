/** What pages may ask about words of one author: types only, so that pages can import them. */
import type { AudienceChoice } from '#plan/passage.ts'
import type { Picture } from '#plan/picture.ts'
import type { Why } from '#plan/rights/why.ts'
import type { AskAnswer, CodeAnswer } from '../confirmation/types.ts'
import type { Me } from '../plans/types.ts'

export interface NamedPerson {
  id: string
  name: string
}

/** As whoever may read it sees it. */
export interface PassageText {
  id: string
  kind: 'own-passage' | 'child-words'
  author: NamedPerson & { color: string }
  isMine: boolean
  /** A section of the form, or a question of the child's place. */
  place: string | null
  words: string
  picture: Picture | null
  /** Of the words; the interface's language where nobody said otherwise. */
  language: string
  /** In Dutch, where the words are in another language. */
  translation: string | null
  /** The section in which it stands, word for word. */
  releasedIn: string | null
  /** Null as long as the author did not say yes; at the table: on the screen of whoever wrote it down. */
  writtenDown: { by: string; yes: 'own-device' | 'at-table' | 'by-code' | null } | null
  beside: Beside[]
  mayPutBeside: boolean
}

/** What only its author sees of it. */
export interface OwnPassage extends PassageText {
  audience: AudienceChoice
  chosen: string[]
  /** Who reads it now. */
  readers: NamedPerson[]
  /** Who would read it by the choice that was made, and waits for a yes. */
  later: (NamedPerson & { because: Extract<Why, 'joined-later' | 'author-is-adult'> })[]
}

export interface Beside {
  id: string
  kind: 'proposal' | 'differing-view'
  author: string
  isMine: boolean
  words: string
}

/** Who would read new words, for every choice, as it stands now. */
export interface Audiences {
  readers: Record<Exclude<AudienceChoice, 'chosen'>, NamedPerson[]>
  /** Who can be chosen by name. */
  candidates: NamedPerson[]
}

export interface Sheet {
  /** False for who came by another's link: own words need proof of who this is. */
  isProven: boolean
  mayWrite: boolean
  /** Private time runs, and what is written now belongs to it. */
  inPrivateTime: boolean
  mine: OwnPassage[]
  /** Of others, what this person may read. */
  others: PassageText[]
  audiences: Audiences
  /** Of those who can be chosen by name: the facilitators. */
  facilitators: NamedPerson[]
  /** A child of 0–11. */
  isChild: boolean
  /** For whom this person can write down what they say. */
  speakers: NamedPerson[]
  /** What this person wrote down and waits for a yes by telephone. */
  waiting: WaitingForYes[]
}

/** `words`: null where whoever wrote them down reads them no more. `isSent`: a code is out. */
export interface WaitingForYes {
  id: string
  speaker: NamedPerson
  words: string | null
  isSent: boolean
}

export interface AudienceInput {
  to: AudienceChoice
  /** For 'chosen'. */
  people: readonly string[]
  /** The readers whose names were on the screen; null where nothing was shown yet. */
  seen: readonly string[] | null
}

export interface PassageInput {
  kind: 'own-passage' | 'child-words'
  words: string
  picture: Picture | null
  place: string | null
  language: string
  translation: string | null
  audience: AudienceInput
}

/** Of an informant: a fact, or a condition of Veilig Thuis, a GI or the team. */
export interface Fact {
  id: string
  author: NamedPerson & { employer: string | null }
  isMine: boolean
  words: string
  /** Of a locked condition: of whom it is, and since when (yyyy-mm-dd). Nobody in the family changes or drops it. */
  condition: { source: string; on: string } | null
  /** "Niet opnemen" (a fact only): who said yes, who is still asked. Left out once all said yes. */
  leaveOut: { yes: string[]; waiting: string[]; mine: boolean; mayAnswer: boolean; isOut: boolean } | null
}

export interface FactInput {
  words: string
  condition: { source: string; on: string } | null
}

/** Nothing is saved until the names of who will read it were on the screen. */
export type Saved = { state: 'saved'; id: string } | { state: 'confirm'; readers: NamedPerson[] }

/**
 * Words of one author. What is not this person's to read, or an id that does not exist, is answered by one and the
 * same 404; an act that is not allowed on what may be read, by `Refused`.
 */
export interface Passages {
  sheet(me: Me): Promise<Sheet>
  /** What stands in the plan and this person may read, by section. */
  inPlan(me: Me): Promise<Record<string, PassageText[]>>
  write(me: Me, input: PassageInput): Promise<Saved>
  changeWords(me: Me, id: string, words: { words: string; picture: Picture | null }): Promise<void>
  chooseAudience(me: Me, id: string, audience: AudienceInput): Promise<Saved>
  /** The author's later yes to one person. */
  grant(me: Me, id: string, personId: string): Promise<void>
  /** Puts it in a section of the plan; null takes it out again. */
  release(me: Me, id: string, section: string | null): Promise<void>
  /** No byte of it stays (R-B32). */
  erase(me: Me, id: string): Promise<void>

  putBeside(me: Me, id: string, beside: { kind: Beside['kind']; words: string }): Promise<void>
  eraseBeside(me: Me, besideId: string): Promise<void>

  /** What informants wrote and this person may read; `mayWrite`: on a sheet of one's own. */
  facts(me: Me): Promise<{ mayWrite: boolean; all: Fact[] }>
  writeFact(me: Me, input: FactInput): Promise<void>
  changeFact(me: Me, id: string, words: string): Promise<void>
  eraseFact(me: Me, id: string): Promise<void>
  /** This person's yes (or no longer) to leaving a fact out. */
  leaveOut(me: Me, id: string, yes: boolean): Promise<void>

  /** Whose words can be written down, and who would read them. */
  dictationFor(
    me: Me,
    speakerId: string,
  ): Promise<{ speaker: NamedPerson; audiences: Audiences; byCode: boolean }>
  /** The names to read to the speaker before anything is saved. */
  readersOfDictation(me: Me, speakerId: string, audience: AudienceInput): Promise<NamedPerson[]>
  /** Writes down what somebody says. `atTable`: that person heard it read back and said yes. */
  writeDown(me: Me, speakerId: string, input: PassageInput & { atTable: boolean }): Promise<Saved>
  /** Sends a code to a speaker without a device; the number is kept no longer than that takes. */
  askCode(me: Me, id: string, phone: string): Promise<AskAnswer>
  confirmByCode(me: Me, id: string, code: string): Promise<CodeAnswer>
  /** The speaker's own yes. */
  confirm(me: Me, id: string): Promise<void>
}
