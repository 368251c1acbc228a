/** Wat een bestand van een plan zelf zegt: korte zinnen, gewone woorden. */
import type { Face, Sticker } from '../../picture.ts'
import type { Role } from '../../roles.ts'
import type { Contact, PersonKind, Ring } from '../../shape.ts'

export const nl = {
  title: (names: string) => `Het plan van ${names}`,
  titleWithoutNames: 'Ons plan',
  baby: 'de baby',
  nameless: 'iemand',

  settled: (version: number, date: string) => `Versie ${version}, vastgelegd op ${date}`,
  draft: (date: string) => `Concept van ${date}, nog niet vastgelegd`,
  watermark: 'Concept',
  fridge: 'Op de koelkast: onze afspraken',
  child: 'Voor jou, met woorden en tekeningen',

  facts: {
    for: 'Voor',
    question: 'Onze vraag',
    together: 'Gemaakt door',
    helped: 'Met hulp van',
    agreements: 'Afspraken',
    lookBack: 'Samen terugkijken',
    form: 'Vorm',
  },
  agreementCount: (all: number, open: number) =>
    open === 0 ? `${all}` : `${all}, waarvan ${open} nog niet eens`,

  agreements: 'Onze afspraken',
  goal: (number: number, title: string) => `Doel ${number}. ${title}`,
  withoutGoal: 'Andere afspraken',
  open: 'Hierover zijn we het nog niet eens.',
  answer: { yes: 'ja', but: 'ja, maar', no: 'nee' },
  answeredAtTable: (by: string) => `gezegd aan tafel, opgeschreven door ${by}`,
  answeredOnPaper: (by: string) => `op papier, ingevoerd door ${by}`,
  answeredByPhone: (by: string) => `door de telefoon, ingevoerd door ${by}`,
  notAnswered: 'heeft nog niet geantwoord',

  writtenDown: (by: string) => `Opgeschreven door ${by}`,
  erased: 'tekst gewist',
  erasedTitle: (name: string | null) => (name ? `Van ${name}` : 'Gewist'),
  fixed: 'Dit staat vast',
  fixedChapter: 'Wat staat vast?',
  fixedFrom: (source: string, since: string) => (since ? `Van: ${source}, sinds ${since}` : `Van: ${source}`),

  circle: {
    alt: (names: string) => `De kring rond ${names}.`,
    ring: (ring: string, names: string) => `${ring}: ${names}.`,
    person: (name: string, kind: string) => `${name} (${kind})`,
    more: (name: string, kind: string, contact: string) => `${name} (${kind}, ${contact})`,
    table: 'De mensen in de kring',
    head: { kind: 'Wie', ring: 'Hoe dichtbij', contact: 'Contact' },
    rings: { 1: 'Heel dichtbij', 2: 'Dichtbij', 3: 'Verder weg' } satisfies Record<Ring, string>,
    kinds: {
      household: 'gezin',
      family: 'familie',
      friend: 'vriend of buur',
      help: 'school of hulp',
    } satisfies Record<PersonKind, string>,
    contacts: {
      normal: 'gewoon contact',
      strong: 'sterk contact',
      difficult: 'lastig contact',
    } satisfies Record<Contact, string>,
  },

  picture: {
    drawing: (name: string) => `Tekening van ${name}.`,
    drawnBy: (name: string) => `Getekend door ${name}`,
    chosenBy: (name: string) => `Gekozen door ${name}`,
    face: (face: string) => `Gezicht: ${face}`,
    stickers: (stickers: string) => `Stickers: ${stickers}`,
    faces: {
      glad: 'blij',
      fine: 'best goed',
      'so-so': 'gaat wel',
      sad: 'verdrietig',
      angry: 'boos',
    } satisfies Record<Face, string>,
    stickerNames: {
      sun: 'zon',
      cloud: 'wolk',
      heart: 'hart',
      star: 'ster',
      house: 'huis',
      bed: 'bed',
      school: 'school',
      ball: 'bal',
      dog: 'hond',
      cat: 'kat',
      music: 'muziek',
      gift: 'cadeau',
    } satisfies Record<Sticker, string>,
  },

  signing: 'Onze handtekeningen',
  roles: {
    parent: 'ouder of opvoeder',
    youth: 'kind of jongere',
    network: 'familie, vriend of buur',
    supporter: 'steun',
    interpreter: 'tolk',
    facilitator: 'begeleider van het gesprek',
    informant: 'school of andere hulp',
  } satisfies Record<Role, string>,
  said: (answer: string, numbers: string) => `${answer}: afspraak ${numbers}`,

  forChild: {
    own: 'Wat jij vertelde',
    wish: 'Wat willen we?',
    doing: 'Wat gaan we doen?',
    people: 'Wie zijn er voor jou?',
    lookBack: 'Wanneer kijken we terug?',
    who: (names: string) => `Wie: ${names}`,
    when: (when: string) => `Wanneer: ${when}`,
  },

  check: {
    title: 'Is dit het echte plan?',
    text: 'Scan het blokje, of typ het adres over. Je ziet dan welke versie dit is. Er staan geen namen bij. Je kunt daar ook dit bestand zelf laten nakijken.',
    versions: 'De versies van dit plan',
  },
  /** Heads of tables, and what stands before a name or a number. */
  labels: {
    agreement: 'Afspraak',
    who: 'Wie doet het?',
    when: 'Wanneer?',
    answers: 'Wat zegt iedereen?',
    until: (date: string) => `Tot en met ${date}`,
    fallback: (name: string) => `Lukt het niet? Dan: ${name}`,
    view: 'Een andere mening',
    translation: 'Vertaling',
    name: 'Naam',
    day: 'Datum',
    number: 'Cijfer (0 tot 10)',
    latest: (name: string, value: number) => `${name} geeft nu een ${value}.`,
    answered: 'Wat er is afgesproken',
    sign: 'Handtekening',
    version: 'Versie',
    code: 'Code',
    facts: 'In het kort',
    about: 'Waarover',
    inShort: 'Kort gezegd',
  },
  contents: 'Wat staat waar?',
  page: 'Bladzijde',
  of: 'van',
}
export type BookWords = typeof nl
