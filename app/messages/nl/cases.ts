/** De zaken van het team. Medewerkers lezen *u*. */
export const cases = {
  title: 'Zaken',
  place: 'Zaken',
  intro: 'U ziet alleen uw eigen zaken. Van een plan ziet u wat het gezin stuurde.',
  none: 'U heeft nog geen zaken.',
  closed: 'gesloten',
  requestsTitle: 'Gezinnen die hulp vragen bij een plan',
  wantsTeam: (team: string) => `Wil iemand van het ${team} erbij.`,
  wantsIndependent: 'Wil een begeleider die los staat.',
  requestDone: 'Contact gelukt',
  requestDoneOf: (name: string) => `Contact met ${name} is gelukt`,
  newTitle: 'Een zaak maken',
  reference: 'Zaaknummer',
  referenceHint: 'Zoals in uw zaaksysteem, bijvoorbeeld ZAAK-2027-0000101.',
  make: 'Maak de zaak',
  problems: {
    reference: 'Vul een zaaknummer in van 3 tot 40 tekens.',
    known: 'Deze zaak is er al.',
  },
  madeTitle: (reference: string) => `Zaak ${reference} is gemaakt`,
  codeOnce: 'Dit is de code voor het gezin. U ziet hem maar één keer: zet hem op de brief.',
  codeUse: (address: string) =>
    `Het gezin antwoordt ermee op ${address}. Ook stuurt het daarmee een plan naar deze zaak.`,
}
