import { IconSend } from '@tabler/icons-react'
import { useEffect } from 'react'
import { Form, useNavigationType } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/fields.tsx'
import type { Team } from './ChooseWhat.tsx'
import { PreviewCard } from './PreviewCard.tsx'
import type { ShareAnswer } from './share-actions.ts'
import type { ShownPreview } from './shown-preview.ts'
import { FirstFillIn, WhoSaysYes } from './WhoSaysYes.tsx'

export type Problem = Extract<ShareAnswer, { problem: unknown }>['problem'] | null

interface SendItProps {
  planId: string
  as: string | null
  to: string
  teams: readonly Team[]
  preview: ShownPreview & { chosen: string[] }
  problem: Problem
  /** The child about whom what was filled in is no answer. */
  wrongOf: string | null
}

/** The preview, who must say yes, and the button. */
export function SendIt(props: SendItProps) {
  const { sharing } = useMessages()
  const { planId, as, to, teams, preview, problem, wrongOf } = props
  const isAsked = useNavigationType() !== 'POP'
  const asked = `${to} ${preview.chosen} ${preview.apart}`
  useEffect(() => {
    // Who asked for the preview reads on there; the button stays behind.
    if (isAsked && asked) document.querySelector<HTMLElement>('#voorbeeld > h2')?.focus()
  }, [isAsked, asked])
  const team = teams.find(({ id }) => to === `team:${id}`)
  const isEmpty = preview.chapters.length === 0 && preview.annexChapters === null
  if (isEmpty) return <Alert type="warning">{sharing.nothingChosen}</Alert>
  return (
    <>
      <PreviewCard
        id="voorbeeld"
        title={team ? sharing.seeTeam(team.wording) : sharing.seeOther}
        chapters={preview.chapters}
        annex={preview.annexChapters}
      />
      <WhoSaysYes consents={preview.consents} />
      <FirstFillIn unclear={preview.unclear} planId={planId} as={as} wrongOf={wrongOf} />
      {preview.unclear.length === 0 && (
        <Form method="post" className="card stack">
          <input type="hidden" name="aan" value={to} />
          <input type="hidden" name="digest" value={preview.digest} />
          {preview.chosen.map((id) => (
            <input key={id} type="hidden" name="kies" value={id} />
          ))}
          {preview.apart.map((id) => (
            <input key={id} type="hidden" name="apart" value={id} />
          ))}
          {team ? (
            <TextField
              name="familyCode"
              label={sharing.familyCode}
              optional
              description={sharing.familyCodeHint}
              error={problem === 'unknown-code' ? sharing.unknownCode : undefined}
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
            />
          ) : (
            <TextField
              name="name"
              label={sharing.name}
              description={sharing.nameHint}
              error={problem === 'no-name' ? sharing.noName : undefined}
              maxLength={80}
              required
            />
          )}
          <div className="form-actions">
            <Button type="submit" name="intent" value="send" variant="primary" size="large" icon={IconSend}>
              {sharing.send}
            </Button>
          </div>
        </Form>
      )}
    </>
  )
}
