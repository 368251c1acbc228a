import { wordDifference } from '#plan/acceptance/word-difference.ts'
import type { AgreementWords } from '#server/acceptance/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'

/** Who, when, until and who steps in; what it is stands above it as its title. */
export function AgreementFacts({ words }: { words: AgreementWords }) {
  const { acceptance } = useMessages()
  const facts = useFacts(words)
  return (
    <dl className="acceptance__facts">
      {words.who.length === 0 && (
        <div>
          <dt>{acceptance.who}</dt>
          <dd className="muted">{acceptance.nobody}</dd>
        </div>
      )}
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function useFacts({ who, when, until, fallback }: AgreementWords): [string, string][] {
  const { acceptance } = useMessages()
  const language = useLanguage()
  const facts: [string, string][] = [
    [acceptance.who, who.join(', ')],
    [acceptance.when, when.trim()],
    [acceptance.until, until === null ? '' : fullDate(until, language)],
    [acceptance.fallback, fallback ?? ''],
  ]
  return facts.filter(([, value]) => value !== '')
}

/** What changed, word by word, of what changed alone. */
export function AgreementChange({ before, after }: { before: AgreementWords; after: AgreementWords }) {
  const { acceptance } = useMessages()
  const [was, is] = [useFacts(before), useFacts(after)]
  const saidOf = (facts: [string, string][], name: string) => facts.find(([each]) => each === name)?.[1] ?? ''
  const names = [...new Set([...was, ...is].map(([name]) => name))]
  const changes: [string | null, string, string][] = [
    [null, before.what, after.what],
    ...names.map((name): [string, string, string] => [name, saidOf(was, name), saidOf(is, name)]),
  ]
  return (
    <div className="stack stack--tight">
      <p className="hint">{acceptance.changedHow}:</p>
      {changes
        .filter(([, old, now]) => old !== now)
        .map(([name, old, now]) => (
          <p key={name ?? ''} className="acceptance__change" dir="auto">
            {name !== null && <span className="muted">{name}: </span>}
            <Difference before={old} after={now} />
          </p>
        ))}
    </div>
  )
}

/** Struck out and underlined, and said in words for who does not see that. */
function Difference({ before, after }: { before: string; after: string }) {
  const { acceptance } = useMessages()
  return wordDifference(before, after).map(({ kind, text }, index) => {
    const key = `${index} ${kind}`
    if (kind === 'same') return <span key={key}>{text}</span>
    if (kind === 'gone')
      return (
        <del key={key}>
          <span className="sr-only"> {acceptance.gonePart} </span>
          {text}
        </del>
      )
    return (
      <ins key={key}>
        <span className="sr-only"> {acceptance.newPart} </span>
        {text}
      </ins>
    )
  })
}
