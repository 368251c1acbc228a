/** Reacties naast het plan, en wie wat schreef. */
export const comments = {
  title: 'Reacties',
  count: (count: number) => `${count} ${count === 1 ? 'reactie' : 'reacties'}`,
  none: 'Er zijn nog geen reacties.',
  turnOn: 'Laat bij elk onderdeel een knop voor reacties zien',

  react: 'Reactie',
  reactTo: (section: string, count: number) =>
    count === 0
      ? `Reactie bij: ${section}`
      : `Reactie bij: ${section} (${count === 1 ? 'er is 1 reactie' : `er zijn ${count} reacties`})`,
  formTitle: (section: string) => `Jouw reactie bij: ${section}`,
  aboutWhat: 'Waar gaat het over?',
  wholeSection: 'Over dit hele onderdeel',
  aboutAgreement: (number: number, what: string) => `Afspraak ${number}: ${what}`,
  aboutText: 'Over deze tekst:',
  words: 'Wat wil je zeggen?',
  readers: 'Iedereen die het plan mag lezen, leest dit ook.',
  readersPrivate: 'Alleen wie nu in de familietijd is, leest dit.',
  send: 'Plaats reactie',
  cancel: 'Stop',
  sent: 'Je reactie staat erbij.',

  at: 'bij',
  agreement: (what: string) => `over: ${what}`,
  quoteFirst: (words: string) => `Eerst stond er: “${words}”`,
  show: (section: string) => `Ga naar ${section}`,
  answer: 'Antwoord',
  answerTo: (name: string) => `Antwoord op ${name}`,
  yourAnswer: (name: string) => `Jouw antwoord op ${name}`,
  sendAnswer: 'Plaats antwoord',
  done: 'Klaar',
  doneWith: (name: string) => `Klaar: reactie van ${name}`,
  again: 'Weer openen',
  againWith: (name: string) => `Weer openen: reactie van ${name}`,
  remove: 'Haal weg',
  removeMine: (words: string) => `Haal weg: ${words}`,
  removeSure: 'Echt weghalen? Dit kun je niet terugdraaien.',
  removeYes: 'Ja, haal weg',
  deletedText: 'Bij verwijderde tekst',
  deletedHint: 'De tekst waar dit bij hoorde, is weg uit het plan.',
  doneTitle: (count: number) => `Klaar (${count})`,

  failed: 'Dit lukte niet. Je woorden staan er nog. Probeer het opnieuw.',
  failedGone: 'De tekst is net veranderd. Je woorden staan er nog. Probeer het opnieuw.',
  failedRight: 'Dit mag je hier nu niet doen.',

  news: (name: string, section: string) => `${name} schreef een reactie bij ${section}.`,
  newsMany: (count: number) => `Er zijn ${count} nieuwe reacties.`,

  whoWrote: 'Wie schreef dit?',
  whoIntro: 'Hier zie je per stukje tekst wie de woorden typte.',
  whoHonest:
    'Knippen, plakken en ongedaan maken tellen ook als typen. Dan staat er de naam van wie dat deed.',
  whoTogether: 'De familie samen',
  whoSystem: 'Het voorbeeld',
  whoUnknown: 'Iemand die niet meer meedoet',
  whoNothing: 'Er staat nog niets in het plan.',
  whoShareTitle: 'Hoeveel schreef de familie zelf?',
  whoShare: (percent: number) => `De familie schreef ${percent} van elke 100 woorden in dit plan.`,
  whoWords: (count: number) => `${count} ${count === 1 ? 'woord' : 'woorden'}`,
  whoTyped: 'Getypt door',
}
