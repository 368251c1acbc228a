/** What pages may ask about erasing and keeping: types only, so that pages can import them. */
import type { Me } from '../plans/types.ts'

export interface AskedToErase {
  participantId: string
  name: string
  isMe: boolean
  hasSaidYes: boolean
}

/** Something private of one person that is announced to go after settling. */
export interface Note {
  id: string
  words: string
  hasPicture: boolean
  erasesAt: number
}

/** How much of one person's own there is. */
export interface OwnWords {
  texts: number
  remarks: number
  scores: number
}

export interface ErasingPage {
  /** 'asked': somebody wants it, and not everyone said yes. 'planned': it goes at `erasesAt`, unless somebody stops it. */
  state: 'none' | 'asked' | 'planned'
  asked: AskedToErase[]
  erasesAt: number | null
  /** Is among those who are asked, and has shown to be that person. */
  maySayYes: boolean
  mayTakeBack: boolean
  /** Is asked, and this browser has not shown whose it is. */
  needsProof: boolean
  /** Null for who has not shown to be the person whose words they are. */
  own: OwnWords | null
  notes: Note[]
}

/** What stands above the plan, for this person. */
export interface KeepingNotice {
  /** The whole plan goes then. */
  erasesAt: number | null
  /** Somebody wants to erase the whole plan, and this person has not answered. */
  isAsked: boolean
  /** Nobody opened the plan for long, and it would have gone then; this visit keeps it. */
  wouldHaveGone: number | null
  /** How many notes go, and when the first; their words stay off a page that others look at too. */
  notes: { count: number; erasesAt: number } | null
}

export interface Erasing {
  page(me: Me): Promise<ErasingPage>
  /** Asks to erase the whole plan, or says yes to who asked. Throws Refused for who is not asked. */
  sayYes(me: Me): Promise<void>
  /** The plan stays. Anybody who is asked may, until the last moment. */
  takeBack(me: Me): Promise<void>
  /** "Wis al mijn teksten": at once, also from versions. What everyone wrote together stays. */
  eraseOwnWords(me: Me): Promise<void>
  /** Leaves the plan and takes along all that is this person's own, the name and the address too. */
  erasePerson(me: Me): Promise<void>
  /** "Bewaar": these notes are not asked about again. */
  keepNotes(me: Me): Promise<void>
  /** Called where the plan is opened: somebody of the family who is here keeps the plan. */
  opened(me: Me): Promise<KeepingNotice>
}
