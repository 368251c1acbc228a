import type { Language } from '#plan/template.ts'

export interface SignIn {
  /** Always the same answer, whether the address is known or not (R-E17). Returns the Set-Cookie of the asking browser and the code shown there. */
  ask(email: string, language: Language): Promise<{ setCookie: string; code: string }>
  /** Whether the link can be finished, and whether this browser must give the code. Spends nothing. */
  open(token: string, cookie: string | null): Promise<'ready' | 'needs-code' | 'gone'>
  /** POST only. Returns the participants whose verified address this is; null when the link or the code is wrong. */
  finish(
    token: string,
    cookie: string | null,
    code: string | null,
  ): Promise<{ participantIds: string[] } | null>
}
