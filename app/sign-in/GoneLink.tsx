import { IconLink } from '@tabler/icons-react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'

interface GoneLinkProps {
  words: { title: string; text: string; todo: string }
  /** What the button says; it leads to the page where a link is pasted or asked for. */
  button: string
}

/** A link that does not work: which of the reasons, and what to do now. */
export function GoneLink({ words, button }: GoneLinkProps) {
  const { common } = useMessages()
  return (
    <PageFrame title={words.title} narrow>
      <div className="card">
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <p>{words.todo}</p>
        <div className="form-actions">
          <LinkButton variant="primary" icon={IconLink} to="/link">
            {button}
          </LinkButton>
          <LinkButton to="/">{common.homeLink}</LinkButton>
        </div>
      </div>
    </PageFrame>
  )
}
