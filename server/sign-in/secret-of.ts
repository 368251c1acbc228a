import type { Config } from '../config.ts'

/** The start sees to it that there is one, also in local mode (`server/secret.ts`). */
export function secretOf(config: Pick<Config, 'sessionSecret'>): string {
  if (!config.sessionSecret) throw new Error('The session secret is missing')
  return config.sessionSecret
}
