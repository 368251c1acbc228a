import { IconEye } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { Choice } from '#server/sharing/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox, RadioGroup } from '../ui/fields.tsx'

export interface Team {
  id: string
  name: string
  wording: string
}

interface Props {
  as: string | null
  teams: readonly Team[]
  to: string
  choices: readonly (Choice & { by: string | null })[]
  /** What is marked to go as a document of its own. */
  apart: readonly string[]
}

const TICKED: readonly Choice['group'][] = ['agreements', 'help']
const REST: readonly Choice['group'][] = ['section', 'own-words', 'child-words', 'scores', 'circle']

/** Who, and what; a form that asks and changes nothing. */
export function ChooseWhat({ as, teams, to, choices, apart }: Props) {
  const { sharing } = useMessages()
  const rest = REST.filter((group) => choices.some((choice) => choice.group === group))
  const [team] = teams.filter(({ id }) => to === `team:${id}`)
  return (
    <Form method="get" className="card stack" preventScrollReset>
      {as && <input type="hidden" name="als" value={as} />}
      <input type="hidden" name="gekozen" value="ja" />
      <RadioGroup
        legend={sharing.whoTitle}
        name="aan"
        defaultValue={to}
        choices={[
          ...teams.map(({ id, name, wording }) => ({
            value: `team:${id}`,
            label: sharing.team(wording, name),
          })),
          ...(['school', 'youth-health', 'other'] as const).map((kind) => ({
            value: kind,
            label: sharing.kinds[kind],
          })),
        ]}
      />
      <h2 className="card__title">{sharing.whatTitle}</h2>
      <p>{sharing.whatText}</p>
      {TICKED.map((group) => (
        <Group key={group} group={group} choices={choices} />
      ))}
      {rest.length > 0 && (
        <details className="disclosure" open={choices.some((one) => REST.includes(one.group) && one.chosen)}>
          <summary>{sharing.chooseSelf}</summary>
          <div className="disclosure__body stack">
            {rest.map((group) => (
              <Group key={group} group={group} choices={choices} />
            ))}
          </div>
        </details>
      )}
      {team && <Apart choices={choices} apart={apart} />}
      <div className="form-actions">
        <Button type="submit" size="large" icon={IconEye}>
          {team ? sharing.seeTeam(team.wording) : sharing.seeOther}
        </Button>
      </div>
    </Form>
  )
}

/** Marked one by one: what is about safety need not lie where everybody opens it. */
function Apart({ choices, apart }: Pick<Props, 'choices' | 'apart'>) {
  const { sharing } = useMessages()
  const known = choices.filter(({ group }) => group !== 'circle' && group !== 'scores')
  const ordered = [...known.filter(({ isSafety }) => isSafety), ...known.filter(({ isSafety }) => !isSafety)]
  if (ordered.length === 0) return null
  return (
    <details className="disclosure" open={known.some(({ isSafety, id }) => isSafety || apart.includes(id))}>
      <summary>{sharing.apartTitle}</summary>
      <div className="disclosure__body stack">
        <p>{sharing.apartText}</p>
        <fieldset className="share-group">
          <legend className="utrecht-form-label">{sharing.apartLegend}</legend>
          {ordered.map(({ id, label, by }) => {
            const words = label || sharing.picture
            return (
              <Checkbox
                key={id}
                id={`apart-${id}`}
                name="apart"
                value={id}
                defaultChecked={apart.includes(id)}
                label={<bdi>{by ? sharing.of(by, words) : words}</bdi>}
              />
            )
          })}
        </fieldset>
      </div>
    </details>
  )
}

function Group({ group, choices }: { group: Choice['group']; choices: Props['choices'] }) {
  const { sharing } = useMessages()
  const mine = choices.filter((choice) => choice.group === group)
  if (mine.length === 0) return null
  return (
    <fieldset className="share-group">
      <legend className="utrecht-form-label">{sharing.groups[group]}</legend>
      {mine.map(({ id, label, by, chosen }) => {
        const words = label || sharing.picture
        return (
          <Checkbox
            key={id}
            id={`kies-${id}`}
            name="kies"
            value={id}
            defaultChecked={chosen}
            label={<bdi>{by ? sharing.of(by, words) : words}</bdi>}
          />
        )
      })}
    </fieldset>
  )
}
