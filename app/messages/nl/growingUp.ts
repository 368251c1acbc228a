/** Een verjaardag die iets verandert: 12, 16 en 18 jaar. */
export const growingUp = {
  title: { 12: 'Je wordt 12', 16: 'Je wordt 16', 18: 'Je wordt 18' },
  comes: (date: string) => `Op ${date} verandert er iets.`,
  isNow: 'Er is iets veranderd.',
  what: {
    12: 'Je leest dan het hele plan en schrijft mee. Bij afspraken zeg je zelf ja of nee. Over delen beslis je samen met je ouders.',
    16: 'Je beslist dan alleen over je eigen teksten. Je ouders hoeven daar geen ja meer voor te zeggen.',
    18: 'Je ouders lezen je eigen teksten dan niet meer. Het plan dat jullie samen maken, lezen ze wel. Op die dag vragen we je of iemand mag blijven meelezen.',
  },
  ask: (name: string) => `Wil je dat ${name} blijft meelezen?`,
  explain: (name: string) =>
    `${name} las dit voor je 18 werd. Kies wat ${name} mag blijven lezen. De rest blijft van jou.`,
  picture: 'Een tekening of plaatje',
  save: 'Ja, wat ik heb aangevinkt',
  none: 'Nee, niets',
}
