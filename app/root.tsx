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
import type { PublicOrganisation } from '#server/organisations/types.ts'
import type { Setup } from '#server/services.ts'
import type { Route } from './+types/root'
import { direction } from './messages/language.ts'
import { useLanguage } from './messages/MessagesProvider.tsx'
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

export async function loader({ context, params }: Route.LoaderArgs) {
  const { setup, organisations } = context.get(servicesContext)
  const { nonce, session } = context.get(requestContext)
  const { planId } = params as { planId?: string }
  // Only who takes part hears which organisation a plan has to do with.
  const isHere = planId !== undefined && session?.people.some((person) => person.planId === planId)
  const near = isHere ? await organisations.ofPlan(planId) : null
  return data({ setup: near ? withNumbersOf(setup, near) : setup, nonce, signedIn: session !== null })
}

/** In a crisis the numbers of the organisation near this family. */
const withNumbersOf = (setup: Setup, { crisisNumbers, crisisProtocol }: PublicOrganisation): Setup => ({
  ...setup,
  crisisNumbers: crisisNumbers.length > 0 ? crisisNumbers : setup.crisisNumbers,
  crisisProtocol: crisisProtocol ?? setup.crisisProtocol,
})

/** The router asks the frame again only where told to: another plan may have other numbers. */
export function shouldRevalidate(change: ShouldRevalidateFunctionArgs): boolean {
  return change.defaultShouldRevalidate || change.currentParams.planId !== change.nextParams.planId
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
