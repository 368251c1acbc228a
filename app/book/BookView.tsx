/** A book on a page: what a plan says, to read. Nothing in it can be changed from here. */
import type { ReactNode } from 'react'
import type { BookAgreement, BookBlock, Chapter, Words } from '#plan/book/book.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'

interface BookViewProps {
  chapters: readonly Chapter[]
  /** What stands below one agreement, by its number. */
  below?: (agreement: number) => ReactNode
}

export function BookView({ chapters, below }: BookViewProps) {
  return chapters.map(({ id, title, blocks }) => (
    <section key={id} className="card" aria-label={title}>
      <h3 className="card__title" dir="auto">
        {title}
      </h3>
      <Blocks blocks={blocks} below={below} />
    </section>
  ))
}

function Blocks({ blocks, below }: { blocks: readonly BookBlock[]; below?: BookViewProps['below'] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: reason: the blocks of a settled plan never change places
    <Block key={index} block={block} below={below} />
  ))
}

function Block({ block, below }: { block: BookBlock; below?: BookViewProps['below'] }) {
  switch (block.type) {
    case 'heading':
      return <h4 dir="auto">{block.text}</h4>
    case 'paragraph':
      return <Paragraph words={block} />
    case 'list':
      return (
        <ul className="points">
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: reason: as above
            <li key={index}>
              <Blocks blocks={item} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <Table caption={block.caption} head={block.head} rows={block.rows} />
    case 'quote':
      return <Quote block={block} />
    case 'picture':
      return (
        <figure className="book-picture">
          {/* As an image: whatever stands in it, nothing of it runs. */}
          <img src={`data:image/svg+xml,${encodeURIComponent(block.svg)}`} alt={block.alt} />
          {block.caption && <figcaption className="muted">{block.caption}</figcaption>}
        </figure>
      )
    case 'scale':
      return <Scale block={block} />
    case 'agreement':
      return (
        <div className="book-agreement stack">
          <Agreement agreement={block.agreement} />
          {below?.(block.agreement.number)}
        </div>
      )
    case 'notice':
      return (
        <Alert>
          <p>
            <strong>{block.title}</strong>
          </p>
          <p dir="auto">{block.text}</p>
        </Alert>
      )
    case 'signatures':
      return (
        <ul className="points">
          {block.cards.map(({ name, role, line }) => (
            <li key={`${name} ${role}`}>
              <bdi>{name}</bdi>, {role}
              {line && `. ${line}`}
            </li>
          ))}
        </ul>
      )
  }
}

function Paragraph({ words: { spans, language } }: { words: Words }) {
  return (
    <p dir="auto" lang={language} className="book-words">
      {spans.map(({ text, bold, italic }, index) => {
        const key = `${index}`
        if (bold) return <strong key={key}>{text}</strong>
        return italic ? <em key={key}>{text}</em> : <span key={key}>{text}</span>
      })}
    </p>
  )
}

function Quote({ block }: { block: BookBlock & { type: 'quote' } }) {
  const { cases } = useMessages()
  return (
    <blockquote className="book-quote stack stack--tight">
      <Paragraph words={block.words} />
      {block.translation && (
        <p dir="auto">
          {cases.translation}: {block.translation}
        </p>
      )}
      <footer className="muted">
        <bdi>{block.by}</bdi>
        {block.note && `. ${block.note}`}
      </footer>
    </blockquote>
  )
}

function Scale({ block }: { block: BookBlock & { type: 'scale' } }) {
  const { cases } = useMessages()
  const language = useLanguage()
  const rows = block.people.flatMap(({ name, values }) =>
    values.map(({ date, value }) => [
      name,
      /^\d{4}-/.test(date) ? fullDate(date, language) : date,
      String(value),
    ]),
  )
  return <Table caption={block.question} head={cases.scaleHead} rows={rows} />
}

function Table(props: { caption: string; head: readonly string[]; rows: readonly string[][] }) {
  const { caption, head, rows } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: reason: a wide table is scrolled with the keyboard
    <section className="table-frame table-frame--scrolls" aria-label={caption} tabIndex={0}>
      <table className="utrecht-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="utrecht-table__row">
            {head.map((text) => (
              <th key={text} scope="col" className="utrecht-table__header-cell">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: reason: as above
            <tr key={index} className="utrecht-table__row">
              {row.map((text, column) => (
                <td key={head[column]} className="utrecht-table__cell" dir="auto">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Agreement({ agreement }: { agreement: BookAgreement }) {
  const { cases } = useMessages()
  const { number, what, who, when, until, fallback, answers, open, views } = agreement
  const facts: [string, string | null][] = [
    [cases.who, who],
    [cases.when, when],
    [cases.until, until],
    [cases.fallback, fallback],
  ]
  return (
    <>
      <h4 dir="auto">
        {number}. {what}
      </h4>
      <dl className="acceptance__facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {open && (
        <p>
          <strong>{open}</strong>
        </p>
      )}
      {views.map(({ words, by }) => (
        <blockquote key={`${by} ${words}`} className="book-quote">
          <p dir="auto" className="book-words">
            {words}
          </p>
          <footer className="muted">
            <bdi>{by}</bdi>
          </footer>
        </blockquote>
      ))}
      {answers.length > 0 && (
        <ul className="points">
          {answers.map(({ name, answer, because }) => (
            <li key={name}>
              <bdi>{name}</bdi>: {answer}
              {because && (
                <>
                  : <bdi>{because}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
