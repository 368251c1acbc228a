/** What stands beside something that was sent, on its first page: in the preview, on the team's page and in the PDF. */
import type { Book } from '../book/book.ts'
import type { Language } from '../template.ts'

const WORDS: Record<Language, { title: string; labels: Record<string, { title: string; text: string }> }> = {
  nl: {
    title: 'Let op',
    labels: {
      'not-decided-together': {
        title: 'Niet samen besloten',
        text: 'Niet iedereen die moet meebeslissen, wilde dit sturen.',
      },
      'one-parent-did-not-answer': {
        title: 'Eén ouder met gezag heeft niet geantwoord',
        text: 'Voor hulp kan nog toestemming van beide ouders nodig zijn.',
      },
    },
  },
  en: {
    title: 'Please note',
    labels: {
      'not-decided-together': {
        title: 'Not decided together',
        text: 'Not everyone who has a say wanted to send this.',
      },
      'one-parent-did-not-answer': {
        title: 'One parent with authority did not answer',
        text: 'For help the consent of both parents may still be needed.',
      },
    },
  },
}

export function withLabels(book: Book, labels: readonly string[]): Book {
  const { title, labels: words } = WORDS[book.language]
  const known = labels.flatMap((label) => words[label] ?? [])
  if (known.length === 0) return book
  const blocks = known.map((label) => ({ type: 'notice' as const, ...label }))
  return { ...book, chapters: [{ id: 'labels', look: null, title, blocks }, ...book.chapters] }
}
