import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { language, messages } from './messages/arrive.ts'
import { MessagesProvider } from './messages/MessagesProvider.tsx'

// A page that the browser kept behind Back may be of somebody who went away fast: it is asked for again.
window.addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  document.documentElement.hidden = true
  window.location.reload()
})

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <MessagesProvider language={language} messages={messages}>
        <HydratedRouter />
      </MessagesProvider>
    </StrictMode>,
  )
})
