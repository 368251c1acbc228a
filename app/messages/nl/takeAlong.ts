import type { ExportProblem } from '#server/exports/types.ts'

/** Het plan meenemen als bestand. */
export const takeAlong = {
  title: 'Neem het plan mee',
  lead: 'Bewaar het plan of print het. In het bestand staat alleen wat jij mag lezen.',
  care: 'Een bestand blijft staan waar je het bewaart. Is dit niet jouw apparaat? Wis het dan weer.',
  toPlan: 'Naar het plan',
  version: (number: number) => `Versie ${number}`,
  settledOn: (date: string) => `Vastgelegd op ${date}`,
  older: 'Andere versies staan bij Versies.',
  toVersions: 'Naar de versies',
  draft: 'Zoals het nu is',
  draftText: 'Een concept. Er staat Concept op elke bladzijde, en er hoort geen controlecode bij.',
  sheets: 'Om te printen',
  others: 'Andere bestanden',
  sheet: {
    plan: 'Het hele plan (PDF)',
    fridge: 'Afspraken voor op de koelkast (PDF, 1 bladzijde)',
    child: 'Voor een kind: woorden en tekeningen (PDF)',
  },
  format: {
    docx: 'Word (DOCX)',
    odt: 'LibreOffice (ODT)',
    html: 'Webpagina (HTML)',
    json: 'Gegevens (JSON), om later een nieuw plan mee te beginnen',
    ics: 'Agenda (ICS): de dagen uit het plan',
  },
  busy: (what: string) => `We maken het bestand: ${what}. Even geduld.`,
  ready: (what: string) => `Klaar: ${what}. Kijk bij je downloads.`,
  missing: (signs: string) =>
    `Deze tekens kunnen we niet printen: ${signs}. Op die plek staat een leeg blokje. In je plan staan ze nog goed.`,
  failedTitle: 'Het bestand is niet gemaakt',
  problems: {
    busy: 'Er worden nu te veel bestanden tegelijk gemaakt. Probeer het over een minuut opnieuw.',
    'too-slow':
      'Het duurde te lang, en daarom zijn we gestopt. Probeer het opnieuw. Of neem een ander bestand.',
    failed:
      'Er ging bij ons iets mis. Met je plan is niets gebeurd. Probeer het opnieuw, of neem een ander bestand.',
  } satisfies Record<ExportProblem, string>,
  offline: 'Er is geen verbinding. Probeer het opnieuw als je weer internet hebt.',
  gone: 'Dit bestand is er niet meer voor jou. Laad de bladzijde opnieuw.',
  again: 'Probeer opnieuw',
}
