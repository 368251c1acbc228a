/** Een bestand van een eerder plan wordt een nieuw plan. */
import type { FileProblem } from '#server/exports/import/types.ts'
import { plural } from '../plural.ts'

const count = (number: number, one: string, other: string) =>
  `${number} ${plural('nl', number, { one, other })}`

export const importing = {
  title: 'Een plan uit een bestand',
  intro:
    'Heb je het gegevensbestand van een eerder plan? Dan maken we daar een nieuw plan van. Het oude plan blijft zoals het is.',
  file: 'Het bestand',
  fileHint: 'De naam eindigt op .json. Een pdf of een Word-bestand gaat niet.',
  whatComes: 'Wat komt er mee?',
  comes: 'De teksten, doelen en afspraken die jullie samen schreven, en de mensen in de kring.',
  people:
    'De mensen staan alleen met hun naam in de kring. Jij bent de enige die het nieuwe plan ziet. Je nodigt ze daarna zelf uit.',
  staysTitle: 'Wat blijft achter?',
  stays:
    'Wat van één persoon is, komt niet mee. Dat zijn eigen teksten, woorden van een kind en cijfers. Ook “ja” of “nee” bij een afspraak geeft ieder zelf opnieuw. “Dit staat vast” komt ook niet mee: vraag of dat nog geldt.',
  make: 'Maak hier een nieuw plan van',
  link: 'Heb je een bestand van een eerder plan?',
  ready: 'Het nieuwe plan staat klaar',
  brought: (texts: number, agreements: number, goals: number, people: number) =>
    `Meegekomen: ${[
      count(texts, 'tekst', 'teksten'),
      count(goals, 'doel', 'doelen'),
      count(agreements, 'afspraak', 'afspraken'),
      count(people, 'mens in de kring', 'mensen in de kring'),
    ].join(', ')}.`,
  left: 'Wat van één persoon is, staat alleen nog in je bestand. Bewaar je bestand dus goed.',
  open: 'Open het plan',
  errors: {
    me: 'Kies wie je bent.',
    myName: 'Vul je voornaam in.',
    tooLong: (max: number) => `Deze naam is te lang. Gebruik niet meer dan ${max} letters.`,
  },
  problems: {
    empty: 'Kies eerst een bestand.',
    'too-large':
      'Dit bestand is te groot. Een plan is kleiner dan 1 MB. Kies het bestand dat eindigt op .json.',
    pdf: 'Dit is een pdf: het plan om te lezen. Kies het bestand dat eindigt op .json. Dat haal je in het oude plan bij “Versies”.',
    other: 'Dit is geen bestand van een plan. Kies het bestand dat eindigt op .json.',
    newer:
      'Dit bestand is gemaakt met een nieuwere versie van dit programma. Vraag je gemeente of wie dit beheert om bij te werken.',
    damaged:
      'Dit bestand is veranderd of beschadigd. Haal het in het oude plan opnieuw op en probeer het nog eens.',
  } satisfies Record<FileProblem, string>,
}
