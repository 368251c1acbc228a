/** /controle and /controle/<code>: public, for whoever holds a paper or a file. It never says a name. */
import { IconSearch } from '@tabler/icons-react'
import { data, redirect } from 'react-router'
import { groupedCode, readCode } from '#plan/record/canonical.ts'
import { servicesContext } from '#server/context.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { TextField } from '../ui/fields.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { CheckFile } from '../versions/CheckFile.tsx'
import { FoundVersion } from '../versions/FoundVersion.tsx'
import type { Route } from './+types/check'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const typed = new URL(request.url).searchParams.get('code')
  if (typed !== null) throw redirect(`/controle/${readCode(typed) ?? 'onbekend'}`)
  if (params.code === undefined) return { code: null, answer: null }
  const code = readCode(params.code)
  const answer = code && (await context.get(servicesContext).versions.check(code))
  if (!answer) return data({ code: '', answer: null }, { status: 404 })
  const { version, at, status } = answer
  return { code, answer: { version, at, status } }
}

export default function Check({ loaderData: { code, answer } }: Route.ComponentProps) {
  const { versions } = useMessages()
  return (
    <PageFrame title={versions.checkTitle} narrow>
      <h1 tabIndex={-1}>{versions.checkTitle}</h1>
      <p className="lead">{versions.checkLead}</p>
      {answer && (
        <Card>
          <FoundVersion answer={answer} />
          <p className="muted">
            <span className="check-code">{groupedCode(code)}</span>
          </p>
        </Card>
      )}
      {code === '' && <Alert type="warning">{versions.checkUnknown}</Alert>}
      <form method="get" action="/controle" className="card stack">
        <TextField
          name="code"
          label={versions.checkCode}
          description={versions.checkCodeHint}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          required
        />
        <div>
          <Button type="submit" icon={IconSearch}>
            {versions.checkButton}
          </Button>
        </div>
      </form>
      <CheckFile />
    </PageFrame>
  )
}
