import { IconArrowRight } from '@tabler/icons-react'
import { Form, useNavigation } from 'react-router'
import type { Role } from '#plan/roles.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planTitle } from '../plan-title.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/fields.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { DeviceQuestion } from './DeviceQuestion.tsx'
import { CODE_MAX } from './own-code.ts'

export type JoinProblems = { code?: 'code'; born?: 'born' }

interface JoinPageProps {
  link: { kind: 'join' | 'return'; name: string; role: Role; invitedBy: string; children: string[] }
  problems: JoinProblems | null
}

/** Who asks, for which plan, as whom; one question with an answer beforehand; one button. */
export function JoinPage({ link, problems }: JoinPageProps) {
  const messages = useMessages()
  const language = useLanguage()
  const busy = useNavigation().state !== 'idle'
  const { join, roles } = messages.people
  const plan = planTitle(
    link.children.map((name) => ({ name, unborn: name === '' })),
    language,
    messages,
  )
  const joins = link.kind === 'join'
  const errors: Record<string, string> = Object.fromEntries(
    Object.values(problems ?? {}).map((problem) => [problem, join.errors[problem]]),
  )
  return (
    <PageFrame title={join.title} narrow>
      <h1>{joins ? join.invited(link.invitedBy, plan) : join.back(link.invitedBy, plan)}</h1>
      <p className="lead">{join.youAre(link.name, roles[link.role])}</p>
      <ErrorSummary errors={problems && errors} />
      <Form method="post" className="card" noValidate>
        <DeviceQuestion />
        {joins && link.role === 'youth' && (
          <TextField
            label={join.born}
            name="born"
            inputMode="numeric"
            maxLength={4}
            description={join.bornHint}
            error={errors.born}
            optional
          />
        )}
        {joins && (
          <details className="disclosure" open={errors.code !== undefined}>
            <summary>{join.codeOpen}</summary>
            <div className="disclosure__body">
              <TextField
                label={join.code}
                name="code"
                maxLength={CODE_MAX}
                description={join.codeHint}
                error={errors.code}
                spellCheck={false}
                autoCapitalize="off"
              />
            </div>
          </details>
        )}
        <div className="form-actions">
          <Button type="submit" variant="primary" size="large" iconEnd={IconArrowRight} disabled={busy}>
            {joins ? join.submit : join.submitBack}
          </Button>
        </div>
        <p className="muted">
          {join.notYou} {joins && join.rights}
        </p>
      </Form>
    </PageFrame>
  )
}
