/** De kant van het wijkteam: inloggen en het kader om elke pagina. Medewerkers lezen *u*. */
export const team = {
  works: (name: string, organisation: string) => `${name}, ${organisation}`,
  places: 'Pagina’s voor medewerkers',
  signOut: 'Uitloggen',
  adminPlace: 'Beheer',
  trialNow: 'U probeert dit uit. Gebruik hier geen echte gegevens van gezinnen.',
  signInTitle: 'Inloggen voor medewerkers',
  signInIntro: 'Deze pagina is voor medewerkers van een gemeente of wijkteam.',
  chooseTitle: 'Met uw werkaccount',
  signInWith: (organisation: string) => `Inloggen bij ${organisation}`,
  secondFactor: 'Uw organisatie bepaalt hoe u inlogt, ook de tweede stap.',
  noneYet: 'Er is nog geen organisatie aangesloten. De beheerder kan dat instellen.',
  trialTitle: 'Uitproberen op deze computer',
  trialText: 'Dit kan alleen hier. Op een echte server logt u in met uw werkaccount.',
  trials: {
    wijkteam: 'Open als wijkteam',
    kwaliteit: 'Open als kwaliteitsmedewerker',
    beheer: 'Open als beheerder',
  },
  problems: {
    provider: 'De inlogdienst van uw organisatie antwoordt niet. Probeer het later nog eens.',
    cancelled: 'U bent gestopt met inloggen. U kunt het opnieuw proberen.',
    expired: 'Het inloggen is niet gelukt. Begin hieronder opnieuw.',
    email: 'Uw e-mailadres is niet bevestigd bij uw organisatie. Vraag uw beheerder om hulp.',
    roles: 'U heeft hier nog geen rol. Vraag uw beheerder om hulp.',
    acr: 'Log in met een tweede stap, bijvoorbeeld een code op uw telefoon.',
  },
}
