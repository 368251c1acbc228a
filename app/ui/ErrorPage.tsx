import { IconArrowLeft, IconHelpCircle, IconRefresh } from '@tabler/icons-react'
import { isRouteErrorResponse, useLocation } from 'react-router'
import type { Messages } from '../messages/catalogue.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { LinkButton } from './Button.tsx'
import { PageFrame } from './PageFrame.tsx'

type Kind = Exclude<keyof Messages['errors'], 'reload' | 'code'>

/** R-E10: a sentence for people; what went wrong inside stays inside. */
const kinds: Partial<Record<number, Kind>> = {
  400: 'wrongRequest',
  401: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  405: 'wrongRequest',
  410: 'gone',
  413: 'wrongRequest',
  429: 'tooMany',
}

function statusOf(error: unknown): number {
  if (isRouteErrorResponse(error)) return error.status
  if (error instanceof Response) return error.status
  return 500
}

/** In the place of a page that cannot be shown. */
export function ErrorPage({ error }: { error: unknown }) {
  const { common, errors } = useMessages()
  const { pathname } = useLocation()
  const status = statusOf(error)
  const { title, text, todo } = errors[kinds[status] ?? 'broken']
  return (
    <PageFrame title={title} narrow>
      <div className="card">
        <h1 tabIndex={-1}>{title}</h1>
        <p>{text}</p>
        <p>{todo}</p>
        <div className="form-actions">
          {status >= 500 || status === 429 ? (
            <LinkButton variant="primary" icon={IconRefresh} to={pathname} reloadDocument>
              {errors.reload}
            </LinkButton>
          ) : null}
          <LinkButton
            variant={status >= 500 ? 'secondary' : 'primary'}
            icon={IconArrowLeft}
            to="/"
            reloadDocument
          >
            {common.homeLink}
          </LinkButton>
          <LinkButton icon={IconHelpCircle} to="/hulp" reloadDocument>
            {common.help}
          </LinkButton>
        </div>
        <p className="muted">{errors.code(status)}</p>
      </div>
    </PageFrame>
  )
}
