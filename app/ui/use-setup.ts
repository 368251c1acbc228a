import { useRouteLoaderData } from 'react-router'
import type { Setup } from '#server/setup.ts'

type Shown = Pick<
  Setup,
  'organisation' | 'help' | 'crisisNumbers' | 'crisisProtocol' | 'theme' | 'localMode' | 'wording'
>

/** What the root loader says of this server. An error page may stand without it: then the least is assumed. */
export function useSetup(): Shown {
  const root = useRouteLoaderData('root') as { setup: Setup } | undefined
  return (
    root?.setup ?? {
      organisation: 'Familiegroepsplan',
      help: null,
      crisisNumbers: [],
      crisisProtocol: null,
      theme: null,
      localMode: false,
      wording: 'wijkteam',
    }
  )
}
