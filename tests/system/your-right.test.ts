import { expect, test } from 'vitest'
import { filesOf } from '#tests/harness/files.ts'
import { Person } from '#tests/harness/person.ts'
import { testServer } from '#tests/harness/server.ts'

test('everybody reads the right, that it is no duty and no condition, and the three roads', async () => {
  const server = await testServer({ env: { ORGANISATION: 'Gemeente Voorbeeld' } })
  const person = new Person(server.origin)
  const page = await person.get('/uw-recht')
  expect(page.status).toBe(200)
  for (const words of ['geen plicht', 'Zonder plan kun je ook', 'Zelf', 'wijkteam', 'los staat', 'Jeugdstem'])
    expect(page.text).toContain(words)
  // Art. 4.1.3: the six weeks are the team's, never the family's.
  expect(page.text).not.toMatch(/zes weken|6 weken/)
  for (const paper of ['/uw-recht/brief', '/uw-recht/folder']) {
    const { text } = await person.get(paper)
    expect(text).toContain(`${server.origin}/uw-recht`)
    expect(text).toContain('<svg')
  }
})

test('who asks for company gives a name and a way to be reached; once that was done, both are gone', async () => {
  const server = await testServer()
  const person = new Person(server.origin)
  const empty = await person.post('/uw-recht', { weg: 'with-team', naam: '', bereik: '' })
  expect(empty.status).toBe(400)
  expect(empty.text).toContain('Vul je voornaam in.')
  expect((await person.post('/uw-recht', { weg: 'elsewhere', naam: 'A', bereik: '0612345678' })).status).toBe(
    400,
  )
  const asked = await person.post('/uw-recht', {
    weg: 'independent',
    naam: 'Zonnebloem',
    bereik: '06 98765432',
  })
  expect(asked.text).toContain('Iemand neemt contact met je op')
  const isKept = (words: string) => filesOf(server.dataDir).some((file) => file.includes(words))
  expect(isKept('Zonnebloem')).toBe(true)
  const bo = new Person(server.origin)
  await bo.post('/wijkteam/inloggen', { proberen: 'wijkteam' })
  const waiting = await bo.get('/wijkteam')
  expect(waiting.text).toContain('Zonnebloem')
  const id = waiting.text.match(/name="vraag" value="([\w-]+)"/)?.[1] ?? ''
  await bo.post('/wijkteam', { wat: 'road-done', vraag: id })
  expect((await bo.get('/wijkteam')).text).not.toContain('Zonnebloem')
  expect(isKept('Zonnebloem')).toBe(false)
})
