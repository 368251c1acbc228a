/**
 * The example: an imaginary family, with finished text in the "Gewoon plan" form. Only this file knows its words.
 */
import type { PersonKind, Ring } from '#plan/shape.ts'

export const EXAMPLE_FORM = 'gewoon'

export const EXAMPLE_CHILDREN = ['Yara', 'Tim']

export type ExampleKey = 'mother' | 'grandmother' | 'neighbour' | 'facilitator'

/** The first one starts the plan. */
export const EXAMPLE_PEOPLE: {
  key: ExampleKey
  name: string
  role: 'parent' | 'network' | 'facilitator'
  employer?: string
}[] = [
  { key: 'mother', name: 'Mirjam', role: 'parent' },
  { key: 'grandmother', name: 'Oma Gerda', role: 'network' },
  { key: 'neighbour', name: 'Buurman Hassan', role: 'network' },
  { key: 'facilitator', name: 'Loes', role: 'facilitator', employer: 'Samen Sterk (vrijwilliger)' },
]

/** By field id of the form. One line is a paragraph, several are a list. */
export const EXAMPLE_TEXTS: Record<string, string[]> = {
  vraag: ['Hoe krijgen we weer rust in huis, zodat Yara en Tim goed slapen en Mirjam het volhoudt?'],
  goed: [
    'Yara gaat elke dag met plezier naar school.',
    'Tim en oma bakken samen op woensdag.',
    'Mirjam vraagt om hulp als het te veel wordt.',
  ],
  zorgen: [
    '’s Avonds is het druk. Tim slaapt vaak pas om tien uur.',
    'Mirjam werkt in ploegen en is moe.',
    'Er liggen rekeningen die nog dicht zijn.',
  ],
  kind: [
    'Yara: “Ik wil dat mama ’s avonds niet meer hoeft te bellen.”',
    'Tim: “Bij oma is het stil. Dat vind ik fijn.”',
  ],
  wens: ['Om acht uur is het rustig in huis.', 'Mirjam heeft één avond in de week voor zichzelf.'],
  anders: [
    'Is het drie avonden achter elkaar onrustig? Dan belt Mirjam oma Gerda.',
    'Is Hassan ziek? Dan brengt oma Tim naar voetbal.',
  ],
}

export const EXAMPLE_CIRCLE: { key: string; name: string; kind: PersonKind; ring: Ring }[] = [
  { key: 'mother', name: 'Mirjam', kind: 'household', ring: 1 },
  { key: 'grandmother', name: 'Oma Gerda', kind: 'family', ring: 1 },
  { key: 'neighbour', name: 'Buurman Hassan', kind: 'friend', ring: 2 },
  { key: 'aunt', name: 'Tante Els', kind: 'family', ring: 2 },
  { key: 'teacher', name: 'Juf Femke', kind: 'help', ring: 3 },
]

export const EXAMPLE_AGREEMENTS: { what: string; who: string[]; when: string; fallback?: string }[] = [
  {
    what: 'Oma kookt en legt de kinderen in bed.',
    who: ['grandmother'],
    when: 'Elke dinsdag',
    fallback: 'aunt',
  },
  {
    what: 'Tim naar voetbal brengen en weer ophalen.',
    who: ['neighbour'],
    when: 'Elke zaterdag',
    fallback: 'grandmother',
  },
  { what: 'Samen de rekeningen openmaken.', who: ['mother', 'aunt'], when: 'Vóór 12 december' },
  { what: 'Met juf Femke praten over het slapen.', who: ['mother'], when: 'Vrijdag na school' },
]
