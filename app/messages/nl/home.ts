export const home = {
  pageTitle: 'Maak samen een plan',
  title: 'Maak samen jullie eigen plan',
  lead: 'Schrijf met de mensen om je heen op wat er beter moet. En wie wat doet.',
  make: 'Maak een plan',
  example: 'Bekijk een voorbeeld',
  haveLink: 'Ik heb een link',
  myPlans: 'Mijn plannen',
  myPlansHelp: 'In deze plannen doe je mee.',
  whatTitle: 'Wat is een familiegroepsplan?',
  what: [
    'Het is een plan voor een kind of voor meer kinderen.',
    'Ouders maken het samen met familie, vrienden en buren.',
    'Jullie schrijven het zelf. Het is jullie plan, in jullie woorden.',
  ],
  rightTitle: 'Het is een recht, geen plicht',
  right: [
    'Elk gezin mag zo’n plan maken. Dat staat in de Jeugdwet.',
    'Wil je geen plan maken? Dan hoeft het niet. Je kunt dan gewoon hulp krijgen.',
    'Jullie nemen de tijd die jullie nodig hebben.',
  ],
  howTitle: 'Zo gaat het',
  how: [
    { title: 'Begin', text: 'Vul 2 namen in. Daarna kun je meteen schrijven.' },
    { title: 'Vraag mensen erbij', text: 'Stuur een link. Iedereen schrijft mee op de eigen telefoon.' },
    { title: 'Spreek af', text: 'Wie doet wat, en wanneer? Jullie schrijven het samen op.' },
  ],
  saved: 'Alles wat je schrijft, bewaren we meteen.',
}
