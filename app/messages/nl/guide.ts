import type { Step } from '#plan/rights/steps.ts'
import { plural } from '../plural.ts'

interface Script {
  title: string
  goal: string
  /** With the word for the team where it names it. */
  say: string[] | ((team: string) => string[])
}

/** Een avond begeleiden: agenda, klok, beurten, wachtkamer, en wat je kunt zeggen. */
export const guide = {
  title: 'De avond begeleiden',
  titleTogether: 'Samen aan tafel',
  introGuide: 'Hier leid je de avond. Wat de familie opschrijft, staat hier niet.',
  intro: 'Hier zie je waar jullie zijn, en wie aan de beurt is.',
  guides: (name: string, employer: string | null) =>
    employer ? `${name} begeleidt het gesprek, en werkt bij ${employer}.` : `${name} begeleidt het gesprek.`,
  atWork: (name: string) => `Wat ${name} leest, weet ${name} ook in het werk.`,

  agendaTitle: 'Agenda',
  agendaLabel: (title: string, minutes: number) => `${title}, ${minutes} minuten`,
  now: 'nu',
  done: 'geweest',
  begin: 'Begin de avond',
  again: 'Begin opnieuw',
  next: 'Volgende stap',
  back: 'Vorige stap',
  pause: 'Pauze',
  resume: 'Ga verder',
  notBegun: 'De avond is nog niet begonnen.',
  moveHint: 'Dit verandert alleen de agenda. Het plan zelf gaat verder op de pagina met stappen.',
  changeMinutes: 'Verander de minuten',
  minutesFor: (title: string) => `Minuten voor ${title}`,
  saveMinutes: 'Bewaar de minuten',
  minutesWrong: 'Vul een heel getal in, van 1 tot en met 600.',
  timer: 'Tijd',
  minutesLeft: (minutes: number) =>
    plural('nl', minutes, { one: 'Nog 1 minuut', other: `Nog ${minutes} minuten` }),
  minutesOver: (minutes: number) =>
    plural('nl', minutes, {
      one: '1 minuut langer dan gedacht',
      other: `${minutes} minuten langer dan gedacht`,
    }),
  paused: 'De klok staat stil.',

  turnsTitle: 'Wie is aan de beurt?',
  speaksNow: (name: string) => `Nu: ${name}`,
  follows: 'Daarna',
  nextTurn: 'Volgende beurt',
  nobody: 'Er doet nog niemand mee.',
  handUp: 'hand omhoog',
  raise: 'Steek mijn hand op',
  lower: 'Doe mijn hand omlaag',
  raised: 'Je hand is omhoog.',

  progressTitle: 'Hoe ver is het plan?',
  progressText: 'Alleen aantallen. Wat er staat, zie je hier niet.',
  people: (joined: number, invited: number) =>
    `${plural('nl', joined, { one: '1 mens doet mee', other: `${joined} mensen doen mee` })}, ${invited} uitgenodigd`,
  parts: (begun: number, total: number) => `${begun} van ${total} onderdelen begonnen`,
  agreements: (count: number) => plural('nl', count, { one: '1 afspraak', other: `${count} afspraken` }),

  scriptTitle: 'Wat je kunt zeggen',
  scripts: {
    prepare: {
      title: 'Welkom',
      goal: 'Iedereen weet waarom we hier zijn en hoe de avond gaat.',
      say: [
        'Fijn dat jullie er zijn. Dit is jullie avond en jullie plan.',
        'Ik help bij het gesprek. Ik beslis niets, en ik heb geen mening over jullie plan.',
        'Vertel om de beurt: wie ben je, en wat heb je met dit kind?',
        'Welke regels spreken we af? Bijvoorbeeld: we laten elkaar uitpraten.',
        'Wat is de vraag waar we vanavond een antwoord op zoeken?',
      ],
    },
    inform: {
      title: 'Informatie delen',
      goal: 'De familie weet wat zij moet weten om zelf een plan te maken.',
      say: [
        'Nu vertelt de school of een hulpverlener wat zij weten. Alleen feiten, geen oplossing.',
        'Vraag alles wat je wilt weten. Een domme vraag bestaat niet.',
        'Zijn er grenzen waar het plan niet overheen mag? Dan horen jullie die nu.',
        'Heeft iedereen genoeg gehoord? Dan is de familie straks alleen aan het woord.',
      ],
    },
    private: {
      title: 'Familietijd',
      goal: 'De familie praat onder elkaar en maakt zelf het plan.',
      say: [
        'Wij gaan nu weg. Wat jullie zeggen en schrijven, blijft van jullie.',
        'Neem de tijd. Er is iets te eten en te drinken.',
        'Spreek af: wie doet wat, wanneer begint het, en wat als het niet lukt?',
        'Heb je mij nodig? Vraag het in het plan. Ik zie niet wie het vroeg.',
        'Alleen jullie zeggen wanneer de familietijd klaar is.',
      ],
    },
    agree: {
      title: 'Afspreken',
      goal: 'Elke afspraak is duidelijk, en iedereen zei ja, ja maar of nee.',
      say: [
        'Lees het plan hardop voor. Klopt het zo, in jullie eigen woorden?',
        'Bij elke afspraak: wie doet het, wat precies, en wanneer?',
        'Wie valt in als iemand ziek is?',
        'Ben je het niet eens? Dan komt jouw mening ernaast te staan, even groot.',
        'Wat vindt het kind ervan? Vraag het zelf, of lees de woorden van het kind voor.',
      ],
    },
    share: {
      title: 'Delen',
      goal: 'De familie kiest zelf wie het plan krijgt, en welk deel.',
      say: (team: string) => [
        'Jullie kiezen wie het plan krijgt. Ik stuur niets op.',
        `Kijk eerst hoe het ${team} het plan te zien krijgt.`,
        'Welke hulp vragen jullie? Zeg het in één zin.',
      ],
    },
    follow: {
      title: 'Volgen en terugkijken',
      goal: 'Iedereen weet wanneer jullie weer bij elkaar komen.',
      say: [
        'Wanneer kijken jullie samen terug? Kies nu een dag.',
        'Wie belt iedereen op als die dag dichtbij komt?',
        'Waar ben je trots op, na vanavond?',
      ],
    },
  } satisfies Record<Step, Script>,

  projector: 'Groot in beeld',
  projectorBack: 'Terug naar begeleiden',
  projectorHint: 'Voor een scherm of beamer, zodat iedereen het ziet.',

  lobbyTitle: 'Wachtkamer',
  lobbyText:
    'Laat mensen deze code scannen. Zij komen op een pagina om te wachten. Een ouder laat ze binnen.',
  lobbyOpen: 'Zet de wachtkamer open',
  lobbyClose: 'Sluit de wachtkamer',
  lobbyQr: 'Vierkante code (QR) van de wachtkamer',
  lobbyScan: 'Doe je mee? Scan deze code.',
  lobbyLocal: 'Deze code werkt alleen op deze computer.',
  lobbyCount: (count: number) =>
    plural('nl', count, { one: '1 mens wacht', other: `${count} mensen wachten` }),
  lobbyOnlyParent: 'Alleen een ouder of jongere laat iemand binnen.',
  waitingTitle: 'Wie wacht er?',
  waitingText: 'Laat alleen mensen binnen die je kent.',
  letInAs: 'Als wie komt deze persoon?',
  letIn: (name: string) => `Laat ${name} binnen`,
  sendAway: (name: string) => `Stuur ${name} weg`,

  privateTitle: 'De familie praat nu onder elkaar.',
  privateText: 'Je ziet hier alleen hoe lang al. De familie zegt wanneer het klaar is.',
  privateMinutes: (minutes: number) =>
    plural('nl', minutes, { one: 'Al 1 minuut', other: `Al ${minutes} minuten` }),

  lobby: {
    title: 'Wachtkamer',
    text: 'Iemand van de familie laat je zo binnen. Hoe heet je?',
    name: 'Jouw naam',
    nameHint: 'Zoals de familie je noemt.',
    nameWrong: 'Vul je naam in.',
    submit: 'Ik wil naar binnen',
    waitTitle: (name: string) => `${name}, wacht even`,
    waitText: 'Iemand van de familie laat je binnen. Laat deze pagina open.',
    refresh: 'Kijk of ik naar binnen mag',
    inTitle: (name: string) => `${name}, je mag naar binnen`,
    enter: 'Ga naar binnen',
    goneTitle: 'Deze wachtkamer is dicht',
    goneText: 'Scan de code opnieuw, of vraag iemand van de familie om een link.',
  },
}
