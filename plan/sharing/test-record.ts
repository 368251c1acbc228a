/** For tests: a settled plan of an imaginary family, with one of everything that can be sent. */
import {
  type Contents,
  type ItemKind,
  type PlanRecord,
  RECORD_SCHEMA,
  type RecordItem,
} from '../record/record.ts'

const item = <K extends ItemKind>(id: string, kind: K, author: string | null, content: Contents[K]) =>
  ({ id, kind, author, content, salt: 'aa' }) as RecordItem

const who = (id: string, name: string, role: Contents['participant']['role'] = 'parent') =>
  item(id, 'participant', id, { name, role, employer: null })
const section = (id: string, title: string, canonical: Contents['section']['canonical']) =>
  item(id, 'section', null, { title, canonical, look: 'goal' })
const text = (section: string, words: string) =>
  item(`${section}-tekst`, 'text', null, {
    section,
    question: 'Vraag?',
    blocks: [{ type: 'paragraph', spans: [{ text: words }] }],
  })
const agreement = (id: string, what: string, people: string[], goal: string | null = null) =>
  item(id, 'agreement', null, {
    ...{ section: 'afspraken', what, when: 'elke week', who: people, until: null, fallback: null, goal },
  })
const answer = (
  id: string,
  about: string,
  author: string,
  given: 'yes' | 'no',
  because: string | null = null,
) =>
  item(id, 'acceptance', author, {
    ...{
      agreement: about,
      answer: given,
      because,
      digest: 'd',
      on: '2027-03-01',
      origin: 'own',
      enteredBy: null,
    },
  })
const passage = (id: string, author: string, kind: 'own-passage' | 'child-words', words: string) =>
  item(id, 'passage', author, {
    ...{
      section: 'goed',
      kind,
      words,
      picture: null,
      language: 'nl',
      translation: null,
      writtenDownBy: null,
    },
  })
const person = (id: string, name: string, participant: string | null) =>
  item(id, 'person', null, { name, kind: 'family', ring: 1, contact: 'difficult', participant })

export const RECORD: PlanRecord = {
  schema: RECORD_SCHEMA,
  planId: 'plan-1',
  version: 1,
  at: '2027-03-01T10:00:00Z',
  seal: 'ab',
  items: [
    item('plan', 'plan', null, {
      language: 'nl',
      form: { id: 'gewoon', version: 1, title: 'Gewoon' },
      children: [{ id: 'noor', name: 'Noor', unborn: false }],
    }),
    who('petra', 'Petra'),
    who('mark', 'Mark'),
    who('tineke', 'Tineke', 'network'),
    who('noor-zelf', 'Noor', 'youth'),
    item('voorwaarde', 'condition', null, {
      words: 'Bezoek alleen overdag',
      source: 'De GI',
      since: '2027-01-01',
    }),
    section('goed', 'Wat gaat goed', 'good'),
    text('goed', 'NOOR-ZWEMT'),
    passage('w-petra', 'petra', 'own-passage', 'PETRA-EIGEN'),
    passage('w-mark', 'mark', 'own-passage', 'MARK-EIGEN'),
    passage('w-noor', 'noor-zelf', 'child-words', 'NOOR-EIGEN'),
    item('v-bij-petra', 'view', 'mark', { about: 'w-petra', words: 'MARK-BIJ-PETRA' }),
    section('kind', 'Wat zegt het kind?', 'child'),
    text('kind', 'OPGESCHREVEN-VAN-NOOR'),
    section('doelen', 'Doelen', 'wish'),
    item('g1', 'goal', null, { title: 'RUST' }),
    section('afspraken', 'Afspraken', 'self'),
    agreement('a1', 'haalt Noor op', ['p-tineke'], 'g1'),
    answer('x1', 'a1', 'petra', 'yes'),
    answer('x2', 'a1', 'mark', 'yes'),
    agreement('a2', 'belt op zondag', ['p-mark']),
    answer('x3', 'a2', 'petra', 'yes'),
    answer('x4', 'a2', 'mark', 'no', 'MARK-WAAROM'),
    item('v-petra', 'view', 'petra', { about: 'a2', words: 'PETRA-MENING' }),
    item('v-mark', 'view', 'mark', { about: 'a2', words: 'MARK-MENING' }),
    section('kring', 'Onze kring', 'who'),
    person('p-tineke', 'Oma Tineke', 'tineke'),
    person('p-mark', 'Mark', 'mark'),
    person('p-ali', 'Buurman Ali', null),
    section('schaal', 'Hoe gaat het?', 'review'),
    item('cijfer', 'score', 'petra', {
      section: 'schaal',
      question: 'Hoe gaat het?',
      values: [{ on: '2027-03-01', value: 4 }],
    }),
    section('hulp', 'Welke hulp vragen wij?', 'help'),
    text('hulp', 'HULP-GEVRAAGD'),
    section('school', 'School', 'self'),
    text('school', 'SCHOOL-TEKST'),
  ],
}

export const words = (record: PlanRecord): string => JSON.stringify(record)
