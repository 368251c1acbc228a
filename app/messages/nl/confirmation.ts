import type { AskAnswer } from '#server/confirmation/types.ts'

/** Ja zeggen per telefoon, met een code, voor wie geen eigen apparaat heeft. */
export const confirmation = {
  title: (name: string) => `Ja zeggen per telefoon: ${name}`,
  intro: (name: string) => `Heeft ${name} geen eigen apparaat? Dan kan ${name} per telefoon ja zeggen.`,
  how: (name: string) =>
    `${name} krijgt een bericht met een code. Zegt ${name} ja? Dan leest ${name} de code aan jou voor.`,
  readFirst: 'Lees de tekst eerst voor:',
  phone: (name: string) => `Mobiel nummer van ${name}`,
  phoneHint: 'We bewaren het nummer niet langer dan een dag.',
  send: 'Stuur een code',
  saveAndSend: 'Bewaar en stuur een code',
  sent: (name: string) => `De code is naar ${name} gestuurd. Hij werkt 24 uur.`,
  code: (name: string) => `Code die ${name} voorleest`,
  confirm: (name: string) => `${name} zegt ja`,
  again: 'Stuur een nieuwe code',
  wrong: 'Deze code klopt niet. Vraag of het cijfer voor cijfer kan.',
  gone: 'Deze code werkt niet meer. Stuur een nieuwe.',
  right: 'Bevestigd met een code.',
  problems: {
    'not-a-number': 'Vul een mobiel nummer in, bijvoorbeeld 06 12345678.',
    'own-device': 'Deze persoon heeft een eigen apparaat. Ja zeggen kan daar.',
    'too-many': 'Er zijn vandaag al veel codes gestuurd. Probeer het morgen.',
    'not-offered': 'Hier kunnen we geen berichten naar een telefoon sturen.',
  } satisfies Record<Exclude<AskAnswer, 'sent'>, string>,
}
