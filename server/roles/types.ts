import type { Me } from '../plans/types.ts'

export type YesNo = 'yes' | 'no'

/** Somebody whose yes a JIM needs: the youth, the JIM, each parent who has, or may have, authority. */
export interface MentorAsked {
  participantId: string
  name: string
  answer: YesNo | null
  remark: string | null
  isMe: boolean
}

/** A youth's JIM, as those who are asked see it. */
export interface MentorView {
  mentorId: string
  mentorName: string
  youthName: string
  status: 'asked' | 'active'
  asked: MentorAsked[]
  may: { answer: boolean; takeBack: boolean; stop: boolean }
}

/** The JIM: chosen by the youth, next to the youth; active after the yes of everyone who is asked (S04). */
export interface Mentors {
  /** Only for who is asked; for others there is nothing. */
  list(me: Me): Promise<MentorView[]>
  /** Whom this youth can ask; empty for everybody else, and while there is a JIM. */
  candidates(me: Me): Promise<{ participantId: string; name: string }[]>
  ask(me: Me, mentorId: string): Promise<void>
  answer(me: Me, mentorId: string, answer: YesNo, remark: string): Promise<void>
  /** The youth takes the choice back: an active JIM has no access from this moment (S04-T5). */
  takeBack(me: Me, mentorId: string): Promise<void>
  /** The JIM stops. */
  stop(me: Me): Promise<void>
}

export interface OwnBond {
  childId: string
  childName: string
  raises: boolean
  isFosterParent: boolean
  authority: 'yes' | 'no' | 'unknown'
}

/** What a person is to each child, by that person's own word: nobody types another's authority. */
export interface OwnBonds {
  /** Null for who has nothing to say here: a youth, a professional, a guardian, who came by a link of somebody else. */
  of(me: Me): Promise<{ role: 'parent' | 'network'; bonds: OwnBond[] } | null>
  change(me: Me, bonds: readonly Omit<OwnBond, 'childName'>[]): Promise<void>
}
