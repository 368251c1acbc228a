import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { PageFooter } from './PageFooter.tsx'
import { PageHeader, type PageHeaderProps } from './PageHeader.tsx'
import { MAIN_ID, SkipLink } from './SkipLink.tsx'
import { useSetup } from './use-setup.ts'

interface PageFrameProps extends PageHeaderProps {
  /** Title of the window, without the name of the organisation. */
  title: string
  /** One column of reading width. */
  narrow?: boolean
  /** Below everything on a telephone: the bar with places. */
  bottom?: ReactNode
  children: ReactNode
}

/** Everything around the content, in the order of P7: skip link, bar, tools, content, help. */
export function PageFrame({ title, narrow, bottom, children, ...header }: PageFrameProps) {
  const { common } = useMessages()
  const { organisation } = useSetup()
  const main = useHeadingFocus()
  return (
    <div className="page">
      <title>{common.pageTitle(title, organisation)}</title>
      <SkipLink />
      <PageHeader {...header} />
      <main
        className={narrow ? 'page__main page__main--narrow' : 'page__main'}
        id={MAIN_ID}
        tabIndex={-1}
        ref={main}
      >
        {children}
      </main>
      <PageFooter />
      {bottom}
    </div>
  )
}

/** The address this document showed last; null until its first page. Only effects touch it, so only a browser does. */
let shown: string | null = null

/** P8: after going to another page the focus is on its heading. The first page leaves the focus to the browser. */
function useHeadingFocus() {
  const main = useRef<HTMLElement>(null)
  const { pathname, hash } = useLocation()
  useEffect(() => {
    const moved = shown !== null && shown !== pathname
    shown = pathname
    if (!moved || hash) return
    const heading = main.current?.querySelector('h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus()
  }, [pathname, hash])
  return main
}
