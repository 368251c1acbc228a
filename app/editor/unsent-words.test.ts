import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendParagraphs } from '#plan/rich-text.ts'
import type { TemplateField } from '#plan/template.ts'
import { asOneText, unsentWords } from './unsent-words.ts'

const fields: TemplateField[] = [
  { id: 'goed', kind: 'text', question: { nl: 'Wat gaat er goed?' } },
  { id: 'zorgen', kind: 'text', question: { nl: 'Wat zien jullie?' } },
  { id: 'samen', kind: 'agreements', question: { nl: 'Wat spreken jullie af?' } },
]

it('R-B14: gives back the words of the fields that were not saved, and only those', () => {
  const doc = new Y.Doc()
  appendParagraphs(doc.getXmlFragment('text:goed'), ['Oma belt.', 'Wij eten samen.'])
  appendParagraphs(doc.getXmlFragment('text:zorgen'), ['Dit stond er al.'])
  const agreement = new Y.Map<unknown>()
  agreement.set('what', new Y.Text('Oma haalt Mila op'))
  agreement.set('when', new Y.Text('elke maandag'))
  doc.getMap('agreements').set('a', agreement)

  const words = unsentWords(doc, new Set(['text:goed', 'agreements']), fields, 'nl')
  expect(asOneText(words)).toBe(
    'Wat gaat er goed?\nOma belt.\nWij eten samen.\n\nWat spreken jullie af?\nOma haalt Mila op – elke maandag',
  )
})

it('gives nothing for a field whose words were all taken away', () => {
  expect(unsentWords(new Y.Doc(), new Set(['text:goed']), fields, 'nl')).toEqual([])
})
