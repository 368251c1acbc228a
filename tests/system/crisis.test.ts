/** The organisation's own numbers and protocol, in the crisis box of every page of a plan. */
import { expect, test } from 'vitest'
import { startPlan } from '#tests/harness/family.ts'
import { documentOf } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'

const PROTOCOL = 'Bel eerst 112 bij gevaar. Wij bellen je binnen een uur terug.'
const server = sharedServer({ CRISIS_NUMBERS: 'Crisisdienst: 088 123 45 67', CRISIS_PROTOCOL: PROTOCOL })

test('the crisis box holds 112, Veilig Thuis, the own numbers and under them the own protocol, on every page', async () => {
  const { parent, planId } = await startPlan(server().origin)
  for (const page of [
    '',
    '/mensen',
    '/ik',
    '/kinderen',
    '/mijn-blad',
    '/stappen',
    '/logboek',
    '/begeleiden',
  ]) {
    const { text } = await parent.get(`/plan/${planId}${page}`)
    const box = documentOf(text).querySelector('.crisis')?.textContent.replace(/\s+/g, ' ') ?? ''
    expect([page, box]).toEqual([page, expect.stringMatching(/112.*0800 2000.*088 123 45 67.*Bel eerst 112/)])
  }
})
