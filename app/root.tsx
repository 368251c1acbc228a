import {
  data,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useRouteLoaderData,
} from 'react-router'
import { requestContext, servicesContext } from '#server/context.ts'
import type { Route } from './+types/root'
import { direction } from './messages/language.ts'
import { useLanguage } from './messages/MessagesProvider.tsx'
import { organisationNear, setupNear, sideOf } from './organisation-near.ts'
import stylesheet from './styles/app.css?url'
import { ErrorPage } from './ui/ErrorPage.tsx'

export const links: Route.LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
]

/** Too many requests get the page of errors too, before anything is done. */
export const middleware: Route.MiddlewareFunction[] = [
  ({ context }, next) => {
    const { waitSeconds } = context.get(requestContext)
    if (waitSeconds === null) return next()
    throw new Response(null, { status: 429, headers: { 'Retry-After': String(waitSeconds) } })
  },
]

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const services = context.get(servicesContext)
  const { nonce, session, staff } = context.get(requestContext)
  const { planId } = params as { planId?: string }
  const near = await organisationNear(services, request, { planId, session, staff })
  const setup = near ? setupNear(services.setup, services, near) : services.setup
  return data({ setup, nonce, signedIn: session !== null })
}

/** The router asks the frame again only where told to: another plan, or another side, may be another organisation's. */
export function shouldRevalidate(change: ShouldRevalidateFunctionArgs): boolean {
  return (
    change.defaultShouldRevalidate ||
    change.currentParams.planId !== change.nextParams.planId ||
    sideOf(change.currentUrl.pathname) !== sideOf(change.nextUrl.pathname)
  )
}

/** The frame around every page. It is also the frame of the error page, when there is no loader data. */
export function Layout({ children }: { children: React.ReactNode }) {
  const language = useLanguage()
  const root = useRouteLoaderData<typeof loader>('root')
  const theme = root?.setup.theme
  // Browsers hide a nonce from scripts; the page keeps the one it was given.
  const nonce =
    typeof document === 'undefined'
      ? root?.nonce
      : document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  return (
    <html lang={language} dir={direction(language)} className="fgp-theme">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links nonce={nonce} />
        {theme?.stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body className={theme ? `app ${theme.className}` : 'app'}>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />
}
