/** Cijfers voor de gemeente: de twee vragen bij het terugkijken. */
export const quality = {
  place: 'Was het de moeite waard?',
  title: 'Was het de moeite waard?',
  lead: 'Bij het terugkijken mag iedereen voor zichzelf twee vragen beantwoorden. Hier staan alleen aantallen.',
  ambitionOf: (percent: number) => `Ambitie: op of boven ${percent} %.`,
  start: 'Dat is een startmeting in een andere groep. U kunt uw cijfers er niet mee vergelijken.',
  ambitionTitle: 'De ambitie veranderen',
  ambitionHint: 'Welk deel van de mensen moet ja zeggen? Kies een getal van 1 tot en met 100.',
  ambitionFor: (question: string) => `${question} Ambitie in procenten`,
  ambitionSave: 'Bewaar de ambitie',
  ambitionSaved: 'De ambitie is bewaard.',
  ambitionWrong: 'Vul een heel getal in, van 1 tot en met 100.',
  small:
    'Getallen onder de 10 staan er niet, en ook niet wat daaruit te vinden is. Een kwartaal komt erbij als het voorbij is. Een klein kwartaal telt mee in het volgende.',
  none: 'Er zijn nog geen groepen van 10 mensen of meer.',
  files: 'Neem de cijfers mee',
  csv: 'Tabel (CSV)',
  json: 'Gegevens (JSON)',
  question: 'Vraag',
  ambition: 'Ambitie (%)',
}
