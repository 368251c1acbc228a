/** Whose turn it is: a circle, in which who has a hand up goes first. Pure. */
export interface Circle {
  /** First who speaks now. */
  turns: string[]
  /** In the order in which they went up. */
  hands: string[]
}

/** Who joined meanwhile comes at the end; who left is out. */
export function among({ turns, hands }: Circle, people: readonly string[]): Circle {
  const known = turns.filter((id) => people.includes(id))
  return {
    turns: [...known, ...people.filter((id) => !known.includes(id))],
    hands: hands.filter((id) => people.includes(id)),
  }
}

/** Who spoke goes to the end. */
export function next({ turns, hands }: Circle): Circle {
  const [spoke, ...others] = turns
  if (spoke === undefined) return { turns, hands }
  const first = hands.find((id) => id !== spoke) ?? others[0] ?? spoke
  return {
    turns: [first, ...others.filter((id) => id !== first), ...(first === spoke ? [] : [spoke])],
    hands: hands.filter((id) => id !== first && id !== spoke),
  }
}

export const hand = ({ turns, hands }: Circle, id: string, up: boolean): Circle => ({
  turns,
  hands: [...hands.filter((other) => other !== id), ...(up ? [id] : [])],
})
