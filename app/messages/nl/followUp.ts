/** Volgen: hoe gaat het met wat jullie afspraken. */
export const followUp = {
  title: 'Volgen',
  toPlan: 'Naar het plan',
  lead: 'Hoe gaat het met de afspraken? Eén tik is genoeg.',
  nothing: 'Er is nog niets om te volgen. Leg eerst samen het plan vast. Daarna zie je hier elke afspraak.',
  noAgreements: 'In het plan dat vastligt staan geen afspraken.',
  privateTime: 'De familie praat nu onder elkaar. Daarna kun je hier weer verder.',
  unproven: {
    title: 'Ben jij het?',
    text: 'Op dit apparaat weten we niet zeker dat jij het bent. Daarom zie je hier niet hoe het gaat.',
    link: 'Laat zien dat jij het bent',
  },

  answers: { done: 'Gelukt', partly: 'Een beetje', not: 'Niet gelukt' },
  own: 'Hoe ging het?',
  view: 'Hoe zie jij het? Dit komt naast het antwoord van wie het doet.',
  saved: 'Bewaard. Nog een keer tikken haalt het weg.',
  takeBack: 'Terugnemen',
  words: 'Wil je er iets bij zeggen?',
  saveWords: 'Bewaar',

  history: 'Hoe ging het eerder?',
  dots: (answers: string) => `Van vroeger naar nu: ${answers}`,
  row: (name: string, answer: string, day: string) => `${name}: ${answer}, ${day}`,
  viewOf: (name: string) => `${name} ziet het zo`,

  otherwise: {
    title: 'Als het anders loopt',
    ask: (name: string) => `Vraag ${name} om te helpen. Dat spraken jullie af.`,
    nobody: 'Praat er samen over. Wat kan er anders?',
  },

  free: {
    title: 'Deze taak is vrij',
    left: (name: string | null, day: string) =>
      name ? `${name} doet niet meer mee. Sinds ${day} is de taak vrij.` : `Sinds ${day} is de taak vrij.`,
    withdrew: (name: string | null, day: string) =>
      name
        ? `${name} kan dit niet meer doen. Sinds ${day} is de taak vrij.`
        : `Sinds ${day} is de taak vrij.`,
    ended: (name: string | null, day: string) =>
      name
        ? `De afspraak met ${name} liep tot ${day}. De taak is nu vrij.`
        : `De afspraak liep tot ${day}. De taak is nu vrij.`,
    gaveBack: (day: string) => `Jij gaf deze taak op ${day} terug. Lukt het weer? Dan is het weer jouw taak.`,
    take: 'Ja, ik neem dit over',
    again: 'Ja, ik doe dit weer',
    late: 'Iemand anders was je voor. Deze taak is al overgenomen.',
  },
  paper: {
    title: 'Op papier',
    text: 'Wil iemand liever op papier zeggen hoe het gaat? Print dan een blad.',
    link: 'Naar het blad om te printen',
    enter: 'Neem een blad over',
    enterText: 'Neem over wat op het blad staat. Laat leeg wat niet is ingevuld.',
    who: 'Van wie is het blad?',
    save: 'Bewaar wat op het blad staat',
    saved: 'Bewaard. Bij elk antwoord staat dat jij het overnam.',
    by: (name: string) => `gezegd op papier, ingevoerd door ${name}`,
    sheetTitle: 'Hoe gaat het met de afspraken?',
    sheetText: 'Zet een kruis in één hokje per afspraak. Geef het blad daarna terug.',
    name: 'Naam',
    day: 'Datum',
    words: 'Wil je er iets bij zeggen?',
    back: 'Terug naar Volgen',
  },
  open: {
    title: 'Open plekken',
    mark: 'taak vrij',
    beside: (name: string) => `${name} (taak vrij)`,
    was: (name: string) => `Eerst deed ${name} dit. Wie neemt het over?`,
    wasYours: 'Eerst deed jij dit. Lukt het weer?',
    nobody: 'Wie neemt dit over?',
  },
  takenOver: (by: string, from: string | null, day: string) =>
    from && from !== by ? `${by} nam dit over van ${from}, op ${day}.` : `${by} doet dit weer, sinds ${day}.`,
  takenNote: 'De tekst van de afspraak verandert pas in een volgende versie.',
  withdraw: {
    summary: 'Lukt het je niet meer?',
    text: 'Dan wordt de taak vrij. De familie hoort dat. Een ander kan de taak overnemen.',
    button: 'Ik kan dit niet meer doen',
  },

  attention: {
    title: 'Dit vraagt aandacht',
    leadKeeper: 'Jij bewaakt het plan. Daarom zie je dit als eerste.',
    lead: 'Kijk hier als eerste naar.',
    not: 'ging niet',
    silent: 'al twee weken niets gehoord',
    free: 'de taak is vrij',
    none: 'Niets vraagt nu aandacht.',
  },
  keepers: (names: string) => `Wie bewaakt het plan: ${names}.`,

  reminders: {
    title: 'Herinneringen voor jou',
    lead: 'Alleen als jij dat wilt. Een bericht zegt niet waar het over gaat. Met één tik stopt het.',
    none: 'Je krijgt geen herinneringen.',
    add: 'Herinner mij',
    about: 'Waarover?',
    review: 'Samen terugkijken',
    every: 'Hoe vaak?',
    rhythms: {
      day: 'elke dag',
      week: 'elke week',
      'two-weeks': 'elke twee weken',
      month: 'elke maand',
      once: 'één keer',
    },
    firstOn: 'Vanaf welke dag?',
    time: 'Hoe laat?',
    channel: 'Hoe?',
    channels: { mail: 'E-mail', sms: 'Sms' },
    phone: 'Mobiel nummer',
    phoneHint: 'Alleen voor sms. Je krijgt eerst een code.',
    phoneKnown: (ends: string) => `Laat leeg voor het nummer dat eindigt op ${ends}.`,
    codeTitle: 'Is dit jouw telefoon?',
    codeSent: (ends: string) =>
      `We stuurden een code naar het nummer dat eindigt op ${ends}. Vul die hier in. Daarvoor sturen we er niets anders heen.`,
    code: 'Code uit de sms',
    codeSave: 'Dit is mijn telefoon',
    codeRight: 'Je nummer is bevestigd. De herinneringen komen daar nu aan.',
    codeProblems: {
      wrong: 'Deze code klopt niet. Kijk nog eens in de sms.',
      gone: 'Deze code werkt niet meer. Maak de herinnering nog een keer, dan komt er een nieuwe.',
    },
    save: 'Bewaar herinnering',
    stop: 'Stop',
    stopOf: (what: string) => `Stop de herinnering: ${what}`,
    row: (every: string, time: string, channel: string, next: string) =>
      `${every} om ${time}, per ${channel}. De volgende: ${next}.`,
    needsAddress: 'Wil je herinneringen per e-mail? Vul dan eerst je e-mailadres in.',
    toMe: 'Naar mijn instellingen',
    saved: 'De herinnering is bewaard.',
    problems: {
      when: 'Kies een dag en een tijd die nog komen.',
      phone: 'Vul een mobiel nummer in, zoals 06 12 34 56 78.',
      'no-address': 'Vul eerst je e-mailadres in bij je instellingen.',
      'not-offered': 'Sms kan hier niet.',
      'too-many': 'Je hebt al veel herinneringen. Stop er eerst een.',
      gone: 'Deze afspraak staat niet meer in het plan.',
    },
  },

  link: {
    title: 'Hoe ging het?',
    own: 'Dit is jouw afspraak.',
    view: 'Zo zie jij het.',
    saved: 'Je antwoord is bewaard. Je kunt deze pagina sluiten.',
    takenBack: 'Je antwoord is weg.',
    only: 'Deze link laat alleen deze ene afspraak zien.',
    notNow: { title: 'Nu even niet', text: 'Probeer het later nog een keer. De link blijft werken.' },
    gone: {
      title: 'Deze link werkt niet meer',
      text: 'Dat geeft niet. Er is niets misgegaan. Wil je toch iets zeggen? Open het plan zoals je dat altijd doet.',
    },
  },
  stopLink: {
    title: 'Geen berichten meer?',
    text: 'Je krijgt deze herinnering dan niet meer. Later kun je een nieuwe kiezen.',
    button: 'Stop deze herinnering',
    stopped: { title: 'Gestopt', text: 'Je krijgt deze herinnering niet meer.' },
    gone: { title: 'Deze herinnering is er niet meer', text: 'Je hoeft niets te doen.' },
  },

  notice: {
    free: (count: number) => (count === 1 ? 'Er is een taak vrij.' : `Er zijn ${count} taken vrij.`),
    attention: (count: number) =>
      count === 1 ? 'Eén afspraak vraagt aandacht.' : `${count} afspraken vragen aandacht.`,
    link: 'Kijk bij Volgen',
  },
}
