import { useEffect, useRef } from 'react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from './Alert.tsx'
import { fieldId } from './fields.tsx'

/**
 * A6: what is wrong with a form, above it, with the focus, and a way to each field. `errors` is keyed by field name;
 * a new object means a new answer of the server and takes the focus again.
 */
export function ErrorSummary({ errors }: { errors: Partial<Record<string, string>> | null | undefined }) {
  const { common } = useMessages()
  const box = useRef<HTMLElement>(null)
  const wrong = Object.entries(errors ?? {}).filter((entry): entry is [string, string] => !!entry[1])
  const any = wrong.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: reason: the same fields can be wrong twice in a row
  useEffect(() => {
    if (any) box.current?.focus()
  }, [errors, any])
  if (!any) return null
  return (
    <section aria-label={common.errorSummary} className="error-summary" ref={box} tabIndex={-1}>
      <Alert type="error" title={common.errorSummary}>
        <ul>
          {wrong.map(([name, text]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>{text}</a>
            </li>
          ))}
        </ul>
      </Alert>
    </section>
  )
}
