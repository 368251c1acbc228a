import type { Me } from '../plans/types.ts'

export interface ChildRow {
  id: string
  /** Empty where there is no name yet. */
  name: string
  isBorn: boolean
  /** yyyy or yyyy-mm-dd; null where nobody said it. */
  bornOn: string | null
  /** The birth was a mistake and can be taken back: no young person came in as this child. */
  mayTakeBack: boolean
}

/** The children that a plan is about, as their parents tell of them. */
export interface Children {
  /** yyyy-mm-dd in Amsterdam. */
  today(): string
  /** Null for who does not tell of the children. */
  of(me: Me): Promise<ChildRow[] | null>
  /** A child was born; the name may come later. From then on the child can have an own place. */
  born(me: Me, childId: string, birth: { name: string; bornOn: string }): Promise<void>
  /** The birth was a mistake. */
  takeBack(me: Me, childId: string): Promise<void>
  /** A name that came later, or that was typed wrong. */
  rename(me: Me, childId: string, name: string): Promise<void>
}
