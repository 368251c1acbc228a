/** A file that is not the plan itself says so on its first page: the annex about safety, and own words alone. */
import type { Book } from '../book/book.ts'
import { tongueOf } from '../book/words.ts'
import type { Language } from '../template.ts'

export type Paper = 'plan' | 'safety' | 'own-words'

const WORDS: Record<Language, { safety: string; ownWords: string; sent: (day: string) => string }> = {
  nl: {
    safety: 'Bijlage over veiligheid',
    ownWords: 'Eigen woorden',
    sent: (day) => `Van één persoon, los van het plan. Gestuurd op ${day}`,
  },
  en: {
    safety: 'Annex about safety',
    ownWords: 'Own words',
    sent: (day) => `Of one person, apart from the plan. Sent on ${day}`,
  },
}

export function asPaper(book: Book, paper: Paper): Book {
  const words = WORDS[book.language]
  if (paper === 'safety')
    return { ...book, title: words.safety, subtitle: `${book.title}. ${book.subtitle}`, facts: [] }
  if (paper === 'plan') return book
  const subtitle = words.sent(tongueOf(book.language).date(book.at))
  return { ...book, title: words.ownWords, subtitle, facts: [], watermark: null }
}
