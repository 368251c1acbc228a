/** /gedeeld: for who has no account here. The link opens once, by POST; then this browser reads for half an hour. */
import { IconDownload, IconLockOpen } from '@tabler/icons-react'
import { data, Form, redirect } from 'react-router'
import { bookOf } from '#plan/book/build.ts'
import { contentsOf } from '#plan/record/record.ts'
import { withLabels } from '#plan/sharing/labelled-book.ts'
import { servicesContext } from '#server/context.ts'
import { BookView } from '../book/BookView.tsx'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { dropLink, keepLink, keptLink, SHARED, SHARED_VIEW } from '../sign-in/link-cookie.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/shared'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { sharing } = context.get(servicesContext)
  const token = keptLink(SHARED, request)
  if (token && (await sharing.linkIsReady(token))) return { state: 'ready' as const }
  const view = keptLink(SHARED_VIEW, request)
  const file = view ? await sharing.shared(view) : null
  if (!file) return data({ state: 'gone' as const }, { status: 404 })
  const language = contentsOf(file.record, 'plan')[0]?.content.language ?? 'nl'
  const book = withLabels(
    bookOf({ record: file.record, kind: 'plan', language, text: '', sealed: null }),
    file.labels,
  )
  return { state: 'open' as const, title: book.title, subtitle: book.subtitle, chapters: book.chapters }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { sharing, setup } = context.get(servicesContext)
  const token = keptLink(SHARED, request)
  const view = token ? await sharing.spendLink(token) : null
  if (!view) return redirect('/gedeeld', { headers: { 'Set-Cookie': dropLink(SHARED, setup) } })
  const response = keepLink(SHARED_VIEW, view, setup)
  response.headers.append('Set-Cookie', dropLink(SHARED, setup))
  return response
}

export default function SharedPage({ loaderData }: Route.ComponentProps) {
  const { sharing } = useMessages()
  if (loaderData.state === 'open')
    return (
      <PageFrame title={loaderData.title} narrow>
        <h1 tabIndex={-1} dir="auto">
          {loaderData.title}
        </h1>
        <p className="lead">{loaderData.subtitle}</p>
        <Alert>{sharing.openRead}</Alert>
        <div>
          <LinkButton to="/gedeeld/uittreksel.pdf" icon={IconDownload} reloadDocument>
            {sharing.openFile}
          </LinkButton>
        </div>
        <BookView chapters={loaderData.chapters} />
      </PageFrame>
    )
  return (
    <PageFrame title={sharing.openTitle} narrow>
      <h1 tabIndex={-1}>{sharing.openTitle}</h1>
      {loaderData.state === 'gone' ? (
        <Alert type="warning">{sharing.openGone}</Alert>
      ) : (
        <Form method="post" className="card stack">
          <p>{sharing.openText}</p>
          <div className="form-actions">
            <Button type="submit" variant="primary" size="large" icon={IconLockOpen}>
              {sharing.open}
            </Button>
          </div>
        </Form>
      )}
    </PageFrame>
  )
}
