/** A look back as something to hold: the same as on the page, for one reader. */
import type { Book, BookBlock, Chapter } from '#plan/book/book.ts'
import { bookOf } from '#plan/book/build.ts'
import { tongueOf } from '#plan/book/words.ts'
import { canonicalText } from '#plan/record/canonical.ts'
import type { PlanRecord } from '#plan/record/record.ts'
import { type Drawing, trendDrawing } from '#plan/reviews/drawing.ts'
import { reviewWords } from '#plan/reviews/words.ts'
import type { PlanHeader } from '../plans/types.ts'
import type { ReviewPage } from './types.ts'

export function reviewBook(page: ReviewPage, { language }: PlanHeader, record: PlanRecord, at: string): Book {
  const words = reviewWords(language)
  const tongue = tongueOf(language)
  const base = bookOf({ record, kind: 'plan', language, text: canonicalText(record), sealed: null })
  const text = (line: string): BookBlock => ({ type: 'paragraph', spans: [{ text: line }] })
  const drawn = (drawing: Drawing | null): BookBlock[] =>
    drawing === null
      ? []
      : [
          { type: 'heading', text: drawing.title },
          { type: 'picture', svg: drawing.svg, alt: drawing.alt, caption: null, width: 1 },
          { type: 'table', caption: drawing.title, head: drawing.head, rows: counted(drawing.rows) },
        ]
  const chapter = (id: string, title: string, blocks: BookBlock[]): Chapter[] =>
    blocks.length > 0 ? [{ id, look: null, title, blocks }] : []
  const decided = page.agreements.map(({ what, when, who, last, decision }) => [
    [what, when].filter(Boolean).join(', '),
    tongue.list(who),
    last
      .map(
        ({ name, kind, answer }) =>
          `${kind === 'view' ? words.viewOf(name) : name}: ${words.answers[answer]}`,
      )
      .join('; '),
    decision ? words.decision[decision.decision] : words.none,
  ])
  const { timeline, circleThen, circleNow } = page.pictures
  return {
    ...base,
    subtitle: `${words.title}. ${words.subtitle(tongue.date(page.today), page.version ?? 0)}`,
    at,
    watermark: null,
    facts: [],
    versions: [],
    check: null,
    attachment: null,
    chapters: [
      ...chapter(
        'agreements',
        words.decisions,
        decided.length === 0
          ? []
          : [
              {
                type: 'table',
                caption: words.decisions,
                head: [words.agreement, words.who, words.last, words.event],
                rows: decided,
              },
            ],
      ),
      ...chapter('timeline', words.timeline, drawn(timeline).slice(1)),
      ...page.scales.flatMap(({ fieldId, question, people }) => {
        const drawing = trendDrawing(question, people, language)
        return chapter(`scale-${fieldId}`, words.trend(question), drawn(drawing).slice(1))
      }),
      ...chapter('faces', words.faces, page.pictures.faces.flatMap(drawn)),
      ...chapter(
        'child-words',
        words.faces,
        page.faces.map(({ name, face, words: said, on }) =>
          text([`${name}, ${tongue.date(on)}: ${words.faceOf[face]}`, said].filter(Boolean).join('. ')),
        ),
      ),
      ...chapter(
        'changes',
        words.changes,
        page.changes.map(({ kind, was, is }) =>
          text(
            `${words.changeKinds[kind]}. ${[was && `${words.was}: ${was}`, is && `${words.is}: ${is}`].filter(Boolean).join('. ')}`,
          ),
        ),
      ),
      ...chapter('circle', words.circleNow, [
        ...drawn(circleThen),
        // Alone it has the heading of the chapter.
        ...drawn(circleNow).slice(circleThen ? 0 : 1),
      ]),
      ...chapter('days', words.days, [
        {
          type: 'list',
          items: page.days
            .filter(({ status }) => status === 'planned')
            .map(({ on, time }) => [text([tongue.date(on), time].filter(Boolean).join(', '))]),
        },
      ]),
    ],
  }
}

/** The same thing of the same month, said once with how often: on paper a year of taps is no list. */
function counted(rows: readonly string[][]): string[][] {
  const same = Map.groupBy(rows, (row) => row.join('\n'))
  return [...same.values()].flatMap((all) => {
    const [first] = all
    return first
      ? [all.length === 1 ? first : [...first.slice(0, -1), `${first.at(-1)} (${all.length}×)`]]
      : []
  })
}
