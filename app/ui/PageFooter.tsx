import { IconPhone } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { CrisisBox } from './CrisisBox.tsx'
import { Icon } from './Icon.tsx'
import { useSetup } from './use-setup.ts'

export const phoneHref = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`

/** A person to talk to, at the same place on every page (3.2.6), and help in danger. */
export function PageFooter() {
  const { common, help: helpTexts } = useMessages()
  const { help } = useSetup()
  return (
    <footer className="page-footer">
      <div className="page-footer__inner">
        <section className="stack stack--tight" aria-label={common.talkTitle}>
          <h2 className="page-footer__title">{common.talkTitle}</h2>
          {help ? (
            <>
              <p>{common.talkText(help.name)}</p>
              <a className="phone" href={phoneHref(help.phone)}>
                <Icon of={IconPhone} />
                <bdi dir="ltr">{help.phone}</bdi>
              </a>
            </>
          ) : (
            <p>{helpTexts.talkNobody}</p>
          )}
          <p className="page-footer__links">
            <Link className="phone" to="/hulp">
              {common.moreHelp}
            </Link>
          </p>
        </section>
        <CrisisBox />
      </div>
    </footer>
  )
}
