import { sameName } from './same-name.ts'

/**
 * Is this the person somebody meant? Generous, because only who wrote the name is told: "Bilal" is found in "Bilal
 * Demir" and the other way round.
 */
export function isMeant(written: string, invited: string): boolean {
  const words = (name: string) => sameName(name).split(' ').filter(Boolean)
  const [fewer, more] = [words(written), words(invited)].sort((one, other) => one.length - other.length)
  return fewer !== undefined && fewer.length > 0 && fewer.every((word) => more?.includes(word))
}
