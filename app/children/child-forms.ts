/** What the forms about a child ask. What is wrong comes back with what was filled in. */
import { isBirthday, LONGEST_CHILD_NAME } from '#plan/birth.ts'
import type { ChildRow, Children } from '#server/children/types.ts'
import type { Me } from '#server/plans/types.ts'
import { text } from '../sign-in/own-code.ts'

export interface ChildAnswer {
  child: string
  intent: 'born' | 'rename'
  name: string
  bornOn: string | null
  problem: 'day' | 'name' | 'tooLong'
}

/** Null: done. */
export async function childForm(
  children: Children,
  me: Me,
  form: FormData,
  today: string,
): Promise<ChildAnswer | null> {
  const all = (await children.of(me)) ?? []
  const child = all.find(({ id }) => id === form.get('child'))
  if (!child) throw new Response(null, { status: 404, statusText: 'Not Found' })
  switch (form.get('intent')) {
    case 'born':
      return born(children, me, form, child, today)
    case 'rename':
      return rename(children, me, form, child)
    case 'take-back':
      await children.takeBack(me, child.id)
      return null
    default:
      throw new Response(null, { status: 400 })
  }
}

async function born(children: Children, me: Me, form: FormData, { id }: ChildRow, today: string) {
  const name = text(form, `new-${id}`).trim()
  const bornOn = text(form, `born-${id}`)
  const wrong = (problem: ChildAnswer['problem']) => ({
    child: id,
    intent: 'born' as const,
    name,
    bornOn,
    problem,
  })
  if (name.length > LONGEST_CHILD_NAME) return wrong('tooLong')
  if (!isBirthday(bornOn, today)) return wrong('day')
  await children.born(me, id, { name, bornOn })
  return null
}

async function rename(children: Children, me: Me, form: FormData, { id, isBorn, name: was }: ChildRow) {
  const name = text(form, `name-${id}`).trim()
  const wrong = (problem: ChildAnswer['problem']) => ({
    child: id,
    intent: 'rename' as const,
    name,
    bornOn: null,
    problem,
  })
  if (name.length > LONGEST_CHILD_NAME) return wrong('tooLong')
  if (name === '' && isBorn && was !== '') return wrong('name')
  if (name !== was) await children.rename(me, id, name)
  return null
}
