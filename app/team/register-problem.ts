/** The sentence for a code of a register; a code that we do not know has the general one. */
import type { Messages } from '../messages/catalogue.ts'

export const registerProblem = (
  { register: { problems } }: Pick<Messages, 'register'>,
  code: string,
): string => problems[code] ?? problems.unknown ?? code
