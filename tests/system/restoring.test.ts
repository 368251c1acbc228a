/** R-B33: an earlier text is put back while people type, through the pages and real sockets, with a clock that moves. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { plainText, readText } from '#plan/document.ts'
import { textRoot } from '#plan/shape.ts'
import { applicationAt } from '#tests/harness/application.ts'
import { invite, join, startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import type { Person } from '#tests/harness/person.ts'
import { connectProvider } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'

const NOON = Date.UTC(2026, 10, 22, 11)
const MINUTE = 60_000
const FIELD = 'vraag'

const paragraph = (doc: Y.Doc, words: string) => {
  const made = new Y.XmlElement('paragraph')
  const text = new Y.XmlText(words)
  made.insert(0, [text])
  doc.getXmlFragment(textRoot(FIELD)).push([made])
  return text
}
const wordsOf = (doc: Y.Doc) => plainText(readText(doc, FIELD))

async function family() {
  const application = await applicationAt(NOON)
  const plan = await startPlan(application.address)
  const { person: tineke } = await join(application.address, await invite(plan, 'Tineke'))
  const page = `/plan/${plan.planId}/eerder`
  const moments = async (person: Person) =>
    [...documentOf((await person.get(page)).text).querySelectorAll('a[href*="bekijk="]')].map(
      (link) => link.getAttribute('href') ?? '',
    )
  const planText = async () => (await plan.parent.get(`/plan/${plan.planId}`)).text
  /** Once the server has these words, time passes until there are so many moments. */
  const keep = async (count: number, hasArrived: (text: string) => boolean) => {
    await until('it is on disk', async () => hasArrived(await planText()))
    application.advance(11 * MINUTE)
    await until(`${count} moments`, async () => (await moments(plan.parent)).length >= count)
  }
  return { application, plan, tineke, page, moments, keep }
}

test('R-B33: putting back while two people type: all end on it plus what they type, one entry, nobody reconnects', async () => {
  const { plan, tineke, page, moments, keep } = await family()
  const both = [connectProvider(plan.parent, plan.planId), connectProvider(tineke, plan.planId)] as const
  const [mine, hers] = both
  await Promise.all(both.map(({ synced }) => synced))
  paragraph(mine.doc, 'Sem slaapt slecht.')
  await keep(1, (text) => text.includes('Sem slaapt'))
  const [moment] = await moments(plan.parent)

  mine.doc.getXmlFragment(textRoot(FIELD)).delete(0, 1)
  paragraph(mine.doc, 'Alles weg.')
  await until('both see it', () => wordsOf(hers.doc) === 'Alles weg.')
  let closed = 0
  for (const { provider } of both) provider.on('connection-close', () => closed++)

  // Both go on typing in a paragraph of their own, while the moment is looked at and put back.
  const own = both.map(({ doc }, index) => {
    const text = paragraph(doc, 'en')
    return { text, letter: 'ab'[index] ?? '' }
  })
  let isTyping = true
  const typing = (async () => {
    while (isTyping) {
      for (const { text, letter } of own) if (text.doc && text.parent) text.insert(0, letter)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })()
  const looked = await plan.parent.get(moment ?? '')
  expect(looked.text).toContain('Sem slaapt slecht.')
  const put = await formWithButton(plan.parent, looked, page, 'Zet dit terug').submit()
  expect(put.location).toBe(`${page}?klaar=terug`)
  await until('it stands there again', () => wordsOf(hers.doc).startsWith('Sem slaapt slecht.'))
  isTyping = false
  await typing

  // Later typing goes on where it stands now.
  const first = hers.doc.getXmlFragment(textRoot(FIELD)).get(0) as Y.XmlElement
  ;(first.get(0) as Y.XmlText).insert(18, ' Al een jaar.')
  await until('all read the same', () => {
    const [one, other] = [wordsOf(mine.doc), wordsOf(hers.doc)]
    return one === other && one.startsWith('Sem slaapt slecht. Al een jaar.') && !one.includes('Alles weg')
  })
  const fresh = connectProvider(tineke, plan.planId)
  await fresh.synced
  await until('who comes now reads it too', () => wordsOf(fresh.doc) === wordsOf(mine.doc))
  expect(Y.encodeStateVector(mine.doc)).toEqual(Y.encodeStateVector(hers.doc))
  expect(closed).toBe(0)

  const log = JSON.parse((await plan.parent.get(`/plan/${plan.planId}/logboek.json`)).text) as {
    action: string
  }[]
  expect(log.filter(({ action }) => action === 'restore')).toHaveLength(1)
  // The moment just before it is there to go back to.
  const list = await plan.parent.get(page)
  expect(list.text).toContain('Net voordat iemand iets terugzette')
})

test('R-B33: who came later is not shown what was taken away before', async () => {
  const { application, plan, page, moments, keep } = await family()
  const mine = connectProvider(plan.parent, plan.planId)
  await mine.synced
  paragraph(mine.doc, 'Ik ben bang voor Mark.')
  await keep(1, (text) => text.includes('bang voor Mark'))
  const [moment] = await moments(plan.parent)
  mine.doc.getXmlFragment(textRoot(FIELD)).delete(0, 1)
  await keep(2, (text) => !text.includes('bang voor Mark'))
  application.advance(MINUTE)
  const { person: mark } = await join(application.address, await invite(plan, 'Mark', 'parent'))
  expect(await moments(mark)).toEqual([])
  expect((await mark.get(moment ?? '')).status).toBe(404)
  const id = new URL(moment ?? '', 'http://x').searchParams.get('bekijk') ?? ''
  expect((await mark.post(page, { intent: 'put-back', moment: id })).status).toBe(404)
  expect((await mark.get(page)).text).not.toContain('bang voor Mark')
  expect((await plan.parent.get(moment ?? '')).text).toContain('bang voor Mark')
})

test('R-E27: a stranger and a school see no moment', async () => {
  const { application, plan, page, keep } = await family()
  const mine = connectProvider(plan.parent, plan.planId)
  await mine.synced
  paragraph(mine.doc, 'Sem slaapt slecht.')
  await keep(1, (text) => text.includes('Sem slaapt'))
  const { person: school } = await join(application.address, await invite(plan, 'Juf Els', 'informant'))
  const other = await startPlan(application.address, { me: 'Karim', child: 'Lina' })
  expect((await other.parent.get(page)).status).toBe(404)
  const shown = await school.get(page)
  expect(shown.text).toContain('Nu kun je het plan niet veranderen.')
  expect(shown.text).not.toContain('Sem slaapt')
  expect((await school.post(page, { intent: 'put-back', moment: 'x' })).status).toBe(403)
})
