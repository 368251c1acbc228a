import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { SECTION_LOOKS } from '#plan/template.ts'
import { MessagesProvider } from '../messages/MessagesProvider.tsx'
import { nl } from '../messages/nl/catalogue.ts'
import Help from '../routes/help.tsx'
import { Alert } from './Alert.tsx'
import { Avatar } from './Avatar.tsx'
import { Button } from './Button.tsx'
import { ErrorPage } from './ErrorPage.tsx'
import { RadioGroup, TextField } from './fields.tsx'
import { Hero } from './Hero.tsx'
import { SectionCard } from './SectionCard.tsx'
import { StatusLine } from './StatusLine.tsx'
import { Steps } from './Steps.tsx'

/** The page as the server makes it: what people without scripts, and the first moment, get. */
function html(element: ReactNode): string {
  const router = createMemoryRouter([{ path: '*', element }])
  return renderToStaticMarkup(
    <MessagesProvider language="nl" messages={nl}>
      <RouterProvider router={router} />
    </MessagesProvider>,
  )
}

const everything = (
  <>
    <Help />
    <Hero title="Plan voor Sem" step="Stap 1" lead="Schrijf samen." />
    {SECTION_LOOKS.map((look) => (
      <SectionCard key={look} id={look} look={look} title={look} hint="Uitleg">
        <Avatar name="Linda" color="#a8480f" here />
      </SectionCard>
    ))}
    <Alert title="Let op">Tekst</Alert>
    <Button iconOnly>Lees voor</Button>
    <Steps title="Stappen" steps={[{ id: 'a', label: 'Voorbereiden', state: 'done' }]} />
  </>
)

test('R-E20: nothing of ours needs a style attribute or a script in the page', () => {
  const page = html(everything)
  expect(page.length).toBeGreaterThan(10_000)
  expect(page).not.toMatch(/\sstyle=/)
  expect(page).not.toMatch(/<script|\son[a-z]+=/)
})

test('A6, 1.3.1: a field is tied to its explanation and to what is wrong with it', () => {
  const field = html(
    <TextField name="naam" label="Naam" description="Zoals iedereen je noemt." error="Vul je naam in." />,
  )
  expect(field).toContain('<label class="field__label utrecht-form-label" for="veld-naam">Naam</label>')
  expect(field).toContain('aria-describedby="uitleg-naam fout-naam"')
  expect(field).toContain('aria-invalid="true"')
  expect(field).toMatch(/id="uitleg-naam">Zoals/)
  expect(field).toMatch(/id="fout-naam">.*Vul je naam in\./)
})

test('a field without an error points at nothing', () => {
  const field = html(<TextField name="naam" label="Naam" />)
  expect(field).not.toContain('aria-describedby')
  expect(field).not.toContain('aria-invalid')
})

test('a radio group has its question as its name, and one choice beforehand', () => {
  const choices = [
    { value: 'parent', label: 'Ouder of opvoeder' },
    { value: 'youth', label: 'Jongere' },
  ]
  const group = html(<RadioGroup name="ik" legend="Ik ben" choices={choices} defaultValue="parent" />)
  expect(group).toContain('role="radiogroup" aria-labelledby="vraag-ik"')
  expect(group.match(/checked=""/g)).toHaveLength(1)
  expect(group).toMatch(/checked="" value="parent"|value="parent"[^>]*checked=""/)
})

test('E9: the saved state is words, and is not read out at every letter', () => {
  const line = html(<StatusLine state="saved" text="Alles is bewaard" />)
  expect(line).toContain('role="status" aria-live="off"')
  expect(line).toContain('Alles is bewaard')
})

test('A5, P7: help, leaving fast and the numbers in danger stand on every page, also on the error page', () => {
  const page = html(<ErrorPage error={new Response(null, { status: 404 })} />)
  for (const words of [
    'Naar de inhoud',
    'Snel weg',
    'Hulp',
    'Liever praten?',
    'href="tel:112"',
    'href="tel:08002000"',
  ])
    expect(page).toContain(words)
  const places = ['nl-skip-link', 'class="bar"', 'class="bar__tools"', '<main', '<footer'].map((part) =>
    page.indexOf(part),
  )
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
})

test('quick exit works without scripts: it is a form that ends the session', () => {
  expect(html(<ErrorPage error={null} />)).toMatch(
    /<form action="\/snel-weg" method="post"><button type="submit" class="[^"]*quick-exit"/,
  )
})

test.each([
  [new Response(null, { status: 404 }), 'Deze pagina is er niet'],
  [new Response(null, { status: 403 }), 'Deze pagina is niet voor jou open'],
  [new Response(null, { status: 410 }), 'Deze link werkt niet meer'],
  [new Response(null, { status: 429 }), 'Even wachten'],
  [new Error('SQLITE_BUSY at /var/data'), 'Er ging bij ons iets mis'],
])('R-E10: an error is a sentence without internals (%#)', (error, title) => {
  const page = html(<ErrorPage error={error} />)
  expect(page).toContain(`<h1 tabindex="-1">${title}</h1>`)
  expect(page).not.toContain('SQLITE')
})

test('a face shows the first letter as people see it', () => {
  expect(html(<Avatar name="  élise" />)).toContain('>é<')
  expect(html(<Avatar name="" />)).toContain('>?<')
})
