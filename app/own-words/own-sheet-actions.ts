/** What the forms of "Mijn blad" ask for. Each ends in a new address, or in what is still to be answered. */
import { data, redirect } from 'react-router'
import { normalPhone } from '#plan/phone-number.ts'
import type { AskAnswer, CodeAnswer } from '#server/confirmation/types.ts'
import type { Passages, Saved } from '#server/passages/types.ts'
import type { Me } from '#server/plans/types.ts'
import {
  audienceInput,
  checkAudience,
  checkWords,
  isSpoken,
  NO_VALUES,
  type PassageAnswer,
  type PassageValues,
  readPassage,
} from './passage-input.ts'

export interface SheetRequest {
  me: Me
  passages: Passages
  form: FormData
  /** The own sheet, without a question in its address. */
  here: string
  /** The plan's sections by id: where words can stand. */
  sections: readonly string[]
}

const answer = (answer: PassageAnswer, status = 200) => data<PassageAnswer>(answer, { status })
const wrong = (values: PassageValues, problems: PassageAnswer['problems']) =>
  answer({ values, problems, confirm: null }, 400)
const wrongRequest = () => new Response(null, { status: 400 })

export async function actOnSheet(asked: SheetRequest) {
  const { me, passages, form, here, sections } = asked
  const passage = textOf(form, 'passage')
  const done = (anchor = passage) => redirect(anchor === '' ? here : `${here}#tekst-${anchor}`)
  switch (textOf(form, 'intent')) {
    case 'new':
      return writeNew(asked)
    case 'audience':
      return chooseAudience(asked, passage)
    case 'change': {
      const values = readPassage(form)
      const words = checkWords(values.words)
      if (words) return wrong(values, { words })
      const own = (await passages.sheet(me)).mine.find(({ id }) => id === passage)
      await passages.changeWords(me, passage, { words: values.words, picture: own?.picture ?? null })
      return done()
    }
    case 'grant':
      await passages.grant(me, passage, textOf(form, 'person'))
      return done()
    case 'offer': {
      const section = textOf(form, 'section')
      if (!sections.includes(section)) throw wrongRequest()
      await passages.release(me, passage, section)
      return done()
    }
    case 'withdraw':
      await passages.release(me, passage, null)
      return done()
    case 'erase':
      await passages.erase(me, passage)
      return done('')
    case 'confirm':
      await passages.confirm(me, passage)
      return done()
    case 'beside': {
      const values = readPassage(form)
      const kind = textOf(form, 'kind')
      if (kind !== 'proposal' && kind !== 'differing-view') throw wrongRequest()
      const words = checkWords(values.words)
      if (words) return wrong(values, { words })
      await passages.putBeside(me, passage, { kind, words: values.words })
      return done()
    }
    case 'erase-beside':
      await passages.eraseBeside(me, textOf(form, 'beside'))
      return done('')
    case 'back':
      return answer({ values: readPassage(form), problems: null, confirm: null })
    case 'read-back':
    case 'at-table':
    case 'write-down':
    case 'by-code':
      return writeDown(asked, textOf(form, 'intent'))
    case 'ask-code': {
      const subject = textOf(form, 'subject')
      return afterCode(asked, subject, await passages.askCode(me, subject, textOf(form, 'phone')))
    }
    case 'confirm-code': {
      const subject = textOf(form, 'subject')
      return afterCode(asked, subject, await passages.confirmByCode(me, subject, textOf(form, 'code')))
    }
    default:
      throw wrongRequest()
  }
}

function afterCode({ here }: SheetRequest, subject: string, outcome: AskAnswer | CodeAnswer) {
  if (outcome === 'sent') return redirect(question(here, 'ja', subject))
  if (outcome === 'right') return redirect(question(here, 'bevestigd', 'ja'))
  return answer({ values: NO_VALUES, problems: null, confirm: null, code: { subject, outcome } }, 400)
}

const question = (here: string, name: string, value: string) =>
  `${here}${here.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

const found = (problems: NonNullable<PassageAnswer['problems']>) =>
  Object.values(problems).some((problem) => problem !== undefined)

async function writeNew({ me, passages, form, here }: SheetRequest) {
  const values = readPassage(form)
  const problems = { words: checkWords(values.words), audience: checkAudience(values) }
  if (found(problems)) return wrong(values, problems)
  const saved = await passages.write(me, {
    kind: 'own-passage',
    words: values.words,
    picture: null,
    place: null,
    language: 'nl',
    translation: null,
    audience: audienceInput(form, values),
  })
  return saved.state === 'saved' ? redirect(`${here}#tekst-${saved.id}`) : ask(saved, values)
}

const ask = (saved: Extract<Saved, { state: 'confirm' }>, values: PassageValues) =>
  answer({
    values,
    problems: saved.readers.length === 0 && values.to === 'chosen' ? { audience: 'people' } : null,
    confirm: saved.readers,
  })

async function chooseAudience({ me, passages, form, here }: SheetRequest, passage: string) {
  const values = readPassage(form)
  const audience = checkAudience(values)
  if (audience) return wrong(values, { audience })
  const saved = await passages.chooseAudience(me, passage, audienceInput(form, values))
  return saved.state === 'saved' ? redirect(`${here}#tekst-${passage}`) : ask(saved, values)
}

async function writeDown(asked: SheetRequest, intent: string) {
  const { me, passages, form, here } = asked
  const values = readPassage(form)
  const speaker = textOf(form, 'speaker')
  const translation = values.translation === '' ? undefined : checkWords(values.translation)
  const problems = {
    words: checkWords(values.words),
    audience: checkAudience(values),
    ...(translation === 'tooLong' ? { translation } : {}),
  }
  if (!isSpoken(values.language)) throw wrongRequest()
  if (found(problems)) return wrong(values, problems)
  const audience = audienceInput(form, values)
  if (intent === 'read-back') {
    const confirm = await passages.readersOfDictation(me, speaker, audience)
    return answer({ values, problems: null, confirm })
  }
  const phone = intent === 'by-code' ? textOf(form, 'phone') : null
  if (phone !== null && normalPhone(phone) === null) {
    const confirm = await passages.readersOfDictation(me, speaker, audience)
    const code = { subject: speaker, outcome: 'not-a-number' as const }
    return answer({ values, problems: null, confirm, code }, 400)
  }
  const saved = await passages.writeDown(me, speaker, {
    kind: 'own-passage',
    words: values.words,
    picture: null,
    place: null,
    language: values.language,
    translation: values.translation === '' ? null : values.translation,
    audience,
    atTable: intent === 'at-table',
  })
  if (saved.state === 'confirm') return ask(saved, values)
  if (phone !== null) return afterCode(asked, saved.id, await passages.askCode(me, saved.id, phone))
  return redirect(question(here, 'opgeschreven', speaker))
}
