/** The Dutch of the forms stays at B1: short sentences and words that everybody knows. English stays short too. */
import { expect, test } from 'vitest'
import type { Language, Localized, Template } from '#plan/template.ts'
import { loadTemplates, SHIPPED_FORMS } from '#server/templates/load.ts'

const forms = loadTemplates(SHIPPED_FORMS).list()
const LONGEST = 15
const LONGEST_ENGLISH = 18
const AVERAGE = 10

/** Words of professionals, each with an everyday word beside it in use (our own list). */
const HARD_WORDS = `
aanbieder aanmelding accorderen actoren adequaat alsmede anamnese bejegening begeleidingstraject belanghebbende
beschikking betrokkene betrokkenen bewerkstelligen borgen casus casusregisseur cliënt cliëntsysteem conform consulteren
context continueren coördinatie crisissituatie criteria deskundige diagnostiek dossier draagkracht draagvlak drang
escaleren evaluatie evalueren faciliteren familiegroepsplan frequentie gedurende gezagsrelatie handvatten hanteren
hulpverleningsplan hulpvraag implementeren indicatie indien informeel initiatief integraal interventie inventariseren
jeugdige jeugdigen kader knelpunt kwetsbaar leefgebied mandaat methodiek mits monitoren multidisciplinair
multiproblematiek netwerkberaad normaliseren ondertoezichtstelling ongeacht opvoedcapaciteit opschalen participeren
periodiek perspectief pgb preventie problematiek procedure professional professionals prognose realiseren regie regisseur
reguliere respectievelijk responsief resultaat risicotaxatie signaleren signalen smart stabiliteit stabilisatie stagneren
teneinde terugval toeleiding toereikend traject transparant uithuisplaatsing verlenen verrichten verwijzing
veiligheidsplan vigerend voorziening zelfredzaam zelfredzaamheid ziektebeeld derhalve tevens echter
u uw
`
  .trim()
  .split(/\s+/)

/** What families read, apart from the names of forms: those are what professionals call them. */
function textsOf(form: Template): Localized[] {
  const inFields = form.sections.flatMap((section) => [
    section.title,
    ...section.fields.flatMap((field) => [
      field.question,
      field.help,
      field.example,
      ...(field.starters ?? []),
    ]),
  ])
  return [form.audience, form.advice, ...inFields].filter((text) => text !== undefined)
}

const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.?!])["']?\s+|:\s+"?|\n+/).filter((sentence) => /\p{L}/u.test(sentence))
const wordsOf = (sentence: string): string[] => sentence.match(/[\p{L}\p{N}'-]+/gu) ?? []
const lengths = (form: Template, language: Language) =>
  textsOf(form)
    .flatMap((text) => sentencesOf(text[language] ?? ''))
    .map((sentence) => ({ sentence, words: wordsOf(sentence).length }))

test.each(forms.map((form) => [form.id, form] as const))('%s has no sentence over 15 words', (_, form) => {
  expect(lengths(form, 'nl').filter(({ words }) => words > LONGEST)).toEqual([])
  expect(lengths(form, 'en').filter(({ words }) => words > LONGEST_ENGLISH)).toEqual([])
})

test.each(forms.map((form) => [form.id, form] as const))('%s has short sentences on average', (_, form) => {
  const all = lengths(form, 'nl').map(({ words }) => words)
  expect(all.length).toBeGreaterThan(50)
  expect(all.reduce((sum, words) => sum + words) / all.length).toBeLessThan(AVERAGE)
})

test.each(forms.map((form) => [form.id, form] as const))(
  '%s uses everyday words and says "je"',
  (_, form) => {
    const used = textsOf(form).flatMap((text) => wordsOf(text.nl.toLowerCase()))
    expect(used.filter((word) => HARD_WORDS.includes(word))).toEqual([])
  },
)

test.each(forms.map((form) => [form.id, form] as const))(
  '%s never sets a family a term of six weeks',
  (_, form) => {
    for (const text of textsOf(form))
      expect(`${text.nl} ${text.en}`).not.toMatch(/zes weken|6 weken|six weeks/i)
  },
)
