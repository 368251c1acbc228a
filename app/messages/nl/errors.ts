/** Als iets niet kan: een zin over wat er is, en een zin over wat je kunt doen. */
export const errors = {
  notFound: {
    title: 'Deze pagina is er niet',
    text: 'Misschien is het adres niet goed overgenomen.',
    todo: 'Kijk of je de hele link hebt. Of ga naar het begin.',
  },
  forbidden: {
    title: 'Deze pagina is niet voor jou open',
    text: 'Je doet niet mee in dit plan, of je bent niet meer ingelogd.',
    todo: 'Open je eigen link opnieuw. Of vraag iemand in het plan om een nieuwe link.',
  },
  gone: {
    title: 'Deze link werkt niet meer',
    text: 'De link is al gebruikt, te oud of ingetrokken.',
    todo: 'Vraag iemand in het plan om een nieuwe link.',
  },
  tooMany: {
    title: 'Even wachten',
    text: 'Dit ging te vaak achter elkaar.',
    todo: 'Wacht een minuut en probeer het opnieuw.',
  },
  wrongRequest: {
    title: 'Dat ging niet goed',
    text: 'We konden dit niet verwerken.',
    todo: 'Ga terug en probeer het opnieuw.',
  },
  broken: {
    title: 'Er ging bij ons iets mis',
    text: 'Dat ligt niet aan jou. Wat bewaard was, is nog bewaard.',
    todo: 'Laad de pagina opnieuw. Lukt het niet? Wacht dan even.',
  },
  reload: 'Laad de pagina opnieuw',
  code: (status: number) => `Code ${status}`,
}
