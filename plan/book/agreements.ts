/** Agreements as a book shows them: numbered as they are read, with everyone's answer and, as large, who sees it differently. */
import { type Contents, contentsOf, type PlanRecord } from '../record/record.ts'
import { sameName } from '../same-name.ts'
import type { BookAgreement, BookBlock } from './book.ts'
import type { Part } from './parts.ts'
import type { Tongue } from './words.ts'

type Answer = Contents['acceptance']

export interface Agreements {
  /** Those of one section, per goal. */
  blocks(part: Part): BookBlock[]
  /** All of them, in the order of their numbers. */
  all: { id: string; agreement: BookAgreement; goal: string | null }[]
  open: number
  /** What somebody answered: "ja: afspraak 1 en 3". */
  saidBy(participantId: string): string
}

export function agreementsOf(record: PlanRecord, parts: readonly Part[], tongue: Tongue): Agreements {
  const { words, list } = tongue
  const people = new Map(contentsOf(record, 'person').map(({ id, content }) => [id, content]))
  const names = new Map(contentsOf(record, 'participant').map(({ id, content }) => [id, content.name]))
  const parents = contentsOf(record, 'participant').filter(({ content }) => content.role === 'parent')
  const children = contentsOf(record, 'plan')[0]?.content.children ?? []
  const isChild = (name: string) => children.some((child) => sameName(child.name) === sameName(name))
  const goals = contentsOf(record, 'goal')
  const acceptances = contentsOf(record, 'acceptance')
  const views = contentsOf(record, 'view')
  // Somebody whose answers were erased did answer.
  const isErased = record.items.some(({ kind, content }) => kind === 'acceptance' && content === null)
  const nameOf = (id: string | null) => (id && names.get(id)) || words.nameless
  const personName = (id: string) => people.get(id)?.name ?? words.nameless

  const origins = {
    own: () => '',
    table: words.answeredAtTable,
    paper: words.answeredOnPaper,
    phone: words.answeredByPhone,
  }
  const answerWords = ({ answer, origin, enteredBy }: Answer) => {
    const how = enteredBy === null ? '' : origins[origin](enteredBy)
    return how ? `${words.answer[answer]} (${how})` : words.answer[answer]
  }

  /** Those asked who said nothing yet: parents, and whose task it is, also who steps in or does not take part. */
  function silent(
    id: string,
    { who, fallback }: Pick<Contents['agreement'], 'who' | 'fallback'>,
  ): BookAgreement['answers'] {
    if (record.version === null || isErased) return []
    const named = [...new Set(fallback === null ? who : [...who, fallback])]
    const tasks = named.flatMap((person) => people.get(person)?.participant ?? [])
    const outside = named
      .map((person) => people.get(person))
      .flatMap((person) =>
        person && person.participant === null && !isChild(person.name) ? [person.name] : [],
      )
    const asked = new Set([...parents.map(({ id: parent }) => parent), ...tasks])
    const answered = new Set(
      acceptances.filter(({ content }) => content.agreement === id).map(({ author }) => author),
    )
    return [...asked]
      .filter((one) => !answered.has(one) && names.has(one))
      .map(nameOf)
      .concat(outside)
      .map((name) => ({ name, answer: words.notAnswered, because: null }))
  }

  function show(id: string, content: Contents['agreement'], number: number): BookAgreement {
    const given = acceptances.filter((one) => one.content.agreement === id)
    return {
      number,
      what: content.what,
      who: list(content.who.map(personName)),
      when: content.when,
      until: content.until && tongue.date(content.until),
      fallback: content.fallback && personName(content.fallback),
      answers: [
        ...given.map((one) => ({
          name: nameOf(one.author),
          answer: answerWords(one.content),
          because: one.content.because,
        })),
        ...silent(id, content),
      ],
      open: given.some((one) => one.content.answer === 'no') ? words.open : null,
      views: views
        .filter((view) => view.content.about === id)
        .map((view) => ({ words: view.content.words, by: nameOf(view.author) })),
    }
  }

  const all: Agreements['all'] = []
  let number = 0
  const blocksOf = new Map<string, BookBlock[]>()
  for (const part of parts) {
    const here = part.items.filter((item) => item.kind === 'agreement')
    const groups = [...goals.map(({ id }) => id), null].map((goal) => ({
      goal,
      members: here.filter(({ content }) => content !== null && knownGoal(content.goal) === goal),
    }))
    const isGrouped = groups.some(({ goal, members }) => goal !== null && members.length > 0)
    const blocks: BookBlock[] = []
    for (const { goal, members } of groups) {
      const title = goal === null ? words.withoutGoal : goalTitle(goal)
      if (isGrouped && members.length > 0) blocks.push({ type: 'heading', text: title })
      for (const { id, content } of members) {
        if (content === null) continue
        number += 1
        const agreement = show(id, content, number)
        all.push({ id, agreement, goal: goal === null ? null : title })
        blocks.push({ type: 'agreement', agreement })
      }
    }
    for (const { content } of here)
      if (content === null)
        blocks.push({ type: 'notice', title: words.erasedTitle(null), text: words.erased })
    blocksOf.set(part.id, blocks)
  }

  function knownGoal(id: string | null) {
    return goals.some((goal) => goal.id === id) ? id : null
  }
  function goalTitle(id: string) {
    const index = goals.findIndex((goal) => goal.id === id)
    return words.goal(index + 1, goals[index]?.content.title ?? '')
  }

  return {
    blocks: (part) => blocksOf.get(part.id) ?? [],
    all,
    open: all.filter(({ agreement }) => agreement.open !== null).length,
    saidBy(participantId) {
      const own = acceptances.filter(({ author }) => author === participantId)
      return (['yes', 'but', 'no'] as const)
        .flatMap((answer) => {
          const numbers = own
            .filter(({ content }) => content.answer === answer)
            .flatMap(({ content }) => all.find(({ id }) => id === content.agreement)?.agreement.number ?? [])
            .sort((a, b) => a - b)
          return numbers.length > 0
            ? [words.said(capital(words.answer[answer]), list(numbers.map(String)))]
            : []
        })
        .join('. ')
    },
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
