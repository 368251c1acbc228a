/**
 * The mails that are sent. A mail is read on locked screens and by others in the house, so it holds no name and
 * nothing of a plan (AG8): it says that something is there and where. Who asked for neutral mail does not even find
 * the name of this product in it.
 */
import type { Language } from '#plan/template.ts'

export type Letter =
  | { about: 'invitation'; url: string; expiresAt: number }
  | { about: 'return-link-made' }
  | { about: 'sign-in'; url: string }
  | { about: 'confirm-address'; code: string }
  | { about: 'settled'; url: string }
  /** There is something to look at: what it is stands in the plan, for that person. */
  | { about: 'look' }
  /** Something will go then, unless somebody looks. */
  | { about: 'look-before'; url: string; until: number }
  | { about: 'question'; url: string }
  /** Others answered, and this reader did not yet; `stop` ends it. */
  | { about: 'asked'; url: string; stop: string }
  /** What was told to go stays. */
  | { about: 'stays'; url: string }
  /** Chosen by its reader; `stop` ends it. */
  | { about: 'reminder'; url: string; stop: string }
  /** Goes with a calendar file: a day, another day, or no longer. */
  | { about: 'calendar' | 'calendar-cancelled'; url: string }

export interface Mail {
  subject: string
  text: string
  /** Where this kind of mail is stopped; mail programs show it as a button. */
  stop?: string
  /** An invitation that a calendar takes in by itself (RFC 5546). */
  calendar?: { method: 'REQUEST' | 'CANCEL'; text: string }
}

const date = (at: number, language: Language) =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: 'Europe/Amsterdam',
    day: 'numeric',
    month: 'long',
  }).format(at)

const nl = {
  product: 'Dit bericht komt van Familiegroepsplan. Antwoorden kan niet.',
  noReply: 'Antwoorden op dit bericht kan niet.',
  notYou: 'Ken je dit niet? Dan hoef je niets te doen.',
  subjects: {
    invitation: 'Je bent uitgenodigd',
    'return-link-made': 'Er is een nieuwe link gemaakt',
    'sign-in': 'Je link',
    'confirm-address': 'Je code',
    settled: 'Er is iets vastgelegd',
    look: 'Wil je even kijken?',
    'look-before': 'Kijk nog een keer',
    question: 'Er is een vraag voor je',
    asked: 'Er is een vraag voor je',
    stays: 'Er verandert niets',
    reminder: 'Even kijken?',
    calendar: 'Voor je agenda',
    'calendar-cancelled': 'Uit je agenda',
  },
  body(letter: Letter): string[] {
    switch (letter.about) {
      case 'invitation':
        return [
          'Hallo,',
          'Iemand die je kent, vraagt of je mee wilt doen. Open deze link om te zien wie, en waarvoor:',
          letter.url,
          `De link is alleen voor jou. Hij werkt tot en met ${date(letter.expiresAt, 'nl')}.`,
        ]
      case 'return-link-made':
        return [
          'Hallo,',
          'Iemand met wie je samenwerkt, heeft een nieuwe link voor je gemaakt. Daarmee kun je verder op een ander apparaat.',
          'Had je daar niet om gevraagd? Kijk dan op de pagina Mensen wie het deed.',
        ]
      case 'sign-in':
        return [
          'Hallo,',
          'Met deze link kun je verder:',
          letter.url,
          'De link werkt 15 minuten, en één keer.',
        ]
      case 'confirm-address':
        return [
          'Hallo,',
          'Dit is je code:',
          letter.code,
          'De code werkt 15 minuten. Geef hem aan niemand anders.',
        ]
      case 'settled':
        return [
          'Hallo,',
          'Waar je aan meedoet, is vastgelegd. Bewaar deze link. Hij laat zien welke versie er staat, en van wanneer:',
          letter.url,
          'Wat erin staat, zie je alleen als je zelf binnenkomt.',
        ]
      case 'look':
        return ['Hallo,', 'Er is iets om naar te kijken. Open de pagina zoals je dat altijd doet.']
      case 'look-before':
        return [
          'Hallo,',
          `Op ${date(letter.until, 'nl')} verandert er iets. Kijk voor die dag wat er is, en bewaar wat je wilt houden:`,
          letter.url,
        ]
      case 'question':
        return ['Hallo,', 'Er is een vraag voor je. Op deze pagina zie je welke:', letter.url]
      case 'asked':
        return [
          'Hallo,',
          'Er is een vraag voor je. Anderen hebben al geantwoord. Op deze pagina zie je welke vraag het is:',
          letter.url,
          'Wil je hierover geen bericht meer? Stop het hier:',
          letter.stop,
        ]
      case 'stays':
        return [
          'Hallo,',
          'Eerder kreeg je bericht dat er iets zou veranderen. Dat gaat niet door. Alles blijft zoals het is:',
          letter.url,
        ]
      case 'reminder':
        return [
          'Hallo,',
          'Er is iets om samen naar te kijken. Dat kan op deze pagina:',
          letter.url,
          'Je koos zelf voor dit bericht. Wil je het niet meer? Stop het hier:',
          letter.stop,
        ]
      case 'calendar':
        return [
          'Hallo,',
          'Bij dit bericht zit een dag voor je agenda. Wat het is, zie je hier:',
          letter.url,
          'Wil je dit niet meer? Op die pagina zet je het met één tik uit.',
        ]
      case 'calendar-cancelled':
        return ['Hallo,', 'Een dag in je agenda gaat niet door. Wat er nog komt, zie je hier:', letter.url]
    }
  },
}

const en: typeof nl = {
  product: 'This message comes from Familiegroepsplan. You cannot reply to it.',
  noReply: 'You cannot reply to this message.',
  notYou: 'Not expecting this? Then there is nothing you need to do.',
  subjects: {
    invitation: 'You are invited',
    'return-link-made': 'A new link was made',
    'sign-in': 'Your link',
    'confirm-address': 'Your code',
    settled: 'Something was settled',
    look: 'Would you have a look?',
    'look-before': 'Look once more',
    question: 'There is a question for you',
    asked: 'There is a question for you',
    stays: 'Nothing changes',
    reminder: 'A moment to look?',
    calendar: 'For your calendar',
    'calendar-cancelled': 'Out of your calendar',
  },
  body(letter: Letter): string[] {
    switch (letter.about) {
      case 'invitation':
        return [
          'Hello,',
          'Somebody you know asks whether you want to take part. Open this link to see who, and in what:',
          letter.url,
          `The link is for you alone. It works until ${date(letter.expiresAt, 'en')}.`,
        ]
      case 'return-link-made':
        return [
          'Hello,',
          'Somebody you work with made a new link for you. With it you can go on using another device.',
          'Did you not ask for it? Look on the page People to see who did it.',
        ]
      case 'sign-in':
        return [
          'Hello,',
          'With this link you can go on:',
          letter.url,
          'The link works for 15 minutes, and once.',
        ]
      case 'confirm-address':
        return [
          'Hello,',
          'This is your code:',
          letter.code,
          'The code works for 15 minutes. Give it to nobody else.',
        ]
      case 'settled':
        return [
          'Hello,',
          'What you take part in was settled. Keep this link. It shows which version stands, and of when:',
          letter.url,
          'What it says, you only see when you come in yourself.',
        ]
      case 'look':
        return ['Hello,', 'There is something to look at. Open the page as you always do.']
      case 'look-before':
        return [
          'Hello,',
          `Something changes on ${date(letter.until, 'en')}. Look before that day what is there, and keep what you want to keep:`,
          letter.url,
        ]
      case 'question':
        return ['Hello,', 'There is a question for you. On this page you see which one:', letter.url]
      case 'asked':
        return [
          'Hello,',
          'There is a question for you. Others have answered already. On this page you see which question it is:',
          letter.url,
          'Want no more messages about this? Stop it here:',
          letter.stop,
        ]
      case 'stays':
        return [
          'Hello,',
          'Before, we wrote that something would change. It will not. All stays as it is:',
          letter.url,
        ]
      case 'reminder':
        return [
          'Hello,',
          'There is something to look at together. You can do that on this page:',
          letter.url,
          'You chose this message yourself. Want it no more? Stop it here:',
          letter.stop,
        ]
      case 'calendar':
        return [
          'Hello,',
          'With this message comes a day for your calendar. What it is, you see here:',
          letter.url,
          'No longer want this? On that page you stop it with one tap.',
        ]
      case 'calendar-cancelled':
        return ['Hello,', 'A day in your calendar is off. What is still to come, you see here:', letter.url]
    }
  },
}

const languages = { nl, en }

/** Every letter there is, for the test that reads them all (AG8). */
export const KINDS_OF_LETTER = Object.keys(nl.subjects) as Letter['about'][]

export function writeLetter(letter: Letter, language: Language, neutral: boolean): Mail {
  const words = languages[language]
  const lines = [...words.body(letter), words.notYou, neutral ? words.noReply : words.product]
  const mail = { subject: words.subjects[letter.about], text: `${lines.join('\n\n')}\n` }
  return 'stop' in letter ? { ...mail, stop: letter.stop } : mail
}
