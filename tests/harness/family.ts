/** The roads into a plan over HTTP, by the forms of the pages. */
import type { InvitableRole } from '#plan/roles.ts'
import { documentOf, formWithButton } from './forms.ts'
import { ROLE_NAMES } from './names.ts'
import { type Answer, Person } from './person.ts'

export interface StartedPlan {
  parent: Person
  planId: string
  /** Path and query of the plan page, as the server redirected to it. */
  path: string
}

/** A parent starts a plan. */
export async function startPlan(origin: string, names = { me: 'Petra', child: 'Sem' }): Promise<StartedPlan> {
  const parent = new Person(origin)
  const page = await parent.get('/plan/nieuw')
  const answer = await formWithButton(parent, page, '/plan/nieuw', 'Begin met het plan')
    .choose('Ouder of opvoeder')
    .fill('Jouw voornaam', names.me)
    .fill('Voornaam van het kind', names.child)
    .submit()
  const planId = answer.location?.match(/^\/plan\/([\w-]+)/)?.[1]
  if (!planId || answer.location === null)
    throw new Error(`No plan was made: ${answer.status} ${answer.text.slice(0, 800)}`)
  return { parent, planId, path: answer.location }
}

/** Makes a personal link. */
export async function invite(
  plan: StartedPlan,
  name: string,
  role: InvitableRole = 'network',
): Promise<string> {
  const path = `/plan/${plan.planId}/mensen`
  let page: Answer = await plan.parent.get(path)
  if (!page.text.includes('Maak uitnodiging')) {
    page = await plan.parent.follow(
      await formWithButton(plan.parent, page, path, 'Iemand uitnodigen').submit(),
    )
  }
  const made = await formWithButton(plan.parent, page, path, 'Maak uitnodiging')
    .fill('Naam', name)
    .choose(ROLE_NAMES[role])
    .submit()
  const shown = made.location === null ? made : await plan.parent.follow(made)
  const field = [...documentOf(shown.text).querySelectorAll('input')].find((input) =>
    /\/u\/[\w-]+/.test(input.value),
  )
  if (!field) throw new Error(`No link was made: ${shown.status} ${shown.text.slice(0, 800)}`)
  return new URL(field.value).pathname
}

/** Opens a personal link and joins, as somebody with a browser of their own. */
export async function join(origin: string, link: string): Promise<{ person: Person; path: string }> {
  const person = new Person(origin)
  const opened = await person.follow(await person.get(link, { 'Sec-Fetch-Site': 'none' }))
  const joined = await formWithButton(person, opened, opened.path, 'Doe mee').submit()
  if (joined.location === null)
    throw new Error(`Joining did not work: ${joined.status} ${joined.text.slice(0, 800)}`)
  return { person, path: joined.location }
}
