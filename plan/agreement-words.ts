/** The Dutch and English words that `agreement.ts` knows. What is not in these lists counts as a verb. */

const list = (words: string): Set<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Words that never carry a sentence, in neither language. */
const SMALL_WORDS = list(`
  de het een geen meer minder vaker beter goed goede genoeg elke elk ieder iedere alle allemaal samen weer ook altijd
  in op aan bij met voor van naar om over na zonder door tot tijdens tussen thuis overdag en of maar niet nog vaak te
  mijn ons onze jouw haar hun
  the a an no more less better good enough every each all together again also always at on with for from to of and or
  but not my our your his her their by without about after before
`)

/** Things that families write as a heading where an agreement should stand. */
const THINGS = list(`
  huiswerk school huis rust bedtijd zakgeld geld telefoon mobiel scherm schermtijd gezelligheid vertrouwen respect
  regels taken klusjes oppas vervoer boodschappen ontbijt structuur aandacht veiligheid communicatie zwemles voetbal
  hulp tijd ochtend middag avond nacht weekend vakantie week dag maand
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag kamer kinderen kind gezin familie
  homework bedtime money rules chores calm peace quiet safety attention groceries breakfast
  family children kids child morning afternoon evening night holiday day month
  monday tuesday wednesday thursday friday saturday sunday
`)

/** Who does it. What stands right after one of these may be a verb, whatever it looks like: "mama rust". */
const SUBJECTS = list(`
  ik jij je hij zij ze wij we jullie iedereen iemand niemand
  mama papa moeder vader oma opa tante oom zus broer buurman buurvrouw juf meester
  i you he she they everyone everybody someone nobody
  mum mom dad mother father grandma grandpa aunt uncle sister brother neighbour teacher
`)

/** Endings of Dutch and English nouns that no verb has. */
const NOUN_ENDINGS = /(heid|schap|teit|tijd|geld|ness|tion|ment)$/

/** "Soon" is no moment that anybody can keep. */
const VAGUE = list(`
  binnenkort snel spoedig gauw later ooit soms misschien vaker eens keer een nog zo mogelijk weleens asap
  soon sometime sometimes later maybe often as possible whenever once some time day
`)

const MOMENT = new RegExp(
  [
    String.raw`\b(maan|dins|woens|donder|vrij|zater|zon)dag(en|s)?\b`,
    String.raw`\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b`,
    String.raw`\b(elke|elk|iedere|ieder|every|each|dagelijks|wekelijks|maandelijks|daily|weekly|monthly)\b`,
    String.raw`\b(vandaag|morgen|overmorgen|vanavond|vannacht|today|tomorrow|tonight)\b`,
    String.raw`\b(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b`,
    String.raw`\b(january|february|march|june|july|august|october)\b`,
    `'s (ochtends|morgens|middags|avonds|nachts|maandags|woensdags|zondags)`,
    String.raw`\b(per|a|om de|in de|in het|voor het|na het|na de|na|voor) (dag|week|maand|jaar|weekend|eten|ontbijt|school|vakantie)\b`,
    String.raw`\b(per|a|after|before|at the|in the) (day|week|month|year|weekend|dinner|breakfast|school|holidays|morning|evening)\b`,
    String.raw`\b\d{1,2}([.:]\d{2})? ?(uur|u|am|pm|o'clock)\b`,
    String.raw`\b\d{1,2}[-/]\d{1,2}\b`,
    String.raw`\b(als|wanneer|zodra|when|as soon as)\b`,
  ].join('|'),
  'iu',
)

const straight = (text: string): string => text.replace(/[’‘`]/g, "'")

export const wordsOf = (text: string): string[] => straight(text).match(/[\p{L}\p{M}\p{N}'-]+/gu) ?? []

export const hasMoment = (text: string): boolean => MOMENT.test(straight(text))

export const isVague = (text: string): boolean => wordsOf(text).every((word) => VAGUE.has(word.toLowerCase()))

/** True only when sure. A capital inside a text is taken for a name. */
export function isNoVerb(word: string, before: string | undefined): boolean {
  const plain = word.toLowerCase()
  if (SUBJECTS.has(plain)) return true
  if (before !== undefined && isSubject(before)) return SMALL_WORDS.has(plain)
  if (SMALL_WORDS.has(plain) || THINGS.has(plain) || NOUN_ENDINGS.test(plain) || /^\d/.test(plain))
    return true
  return before !== undefined && isName(word)
}

const isName = (word: string): boolean =>
  /^\p{Lu}/u.test(word) && !SMALL_WORDS.has(word.toLowerCase()) && !THINGS.has(word.toLowerCase())
const isSubject = (word: string): boolean => SUBJECTS.has(word.toLowerCase()) || isName(word)
