import { useMessages } from '../messages/MessagesProvider.tsx'
import { RadioGroup, TextField } from '../ui/fields.tsx'
import { NAME_MAX } from './start-input.ts'

interface WhoStartsProps {
  me: string
  myName: string
  errors: { me?: string; myName?: string }
}

/** Who the person is that begins a plan: a parent or a youth, and by which name. */
export function WhoStarts({ me, myName, errors }: WhoStartsProps) {
  const { start } = useMessages()
  return (
    <>
      <RadioGroup
        legend={start.iAm}
        name="me"
        defaultValue={me}
        error={errors.me}
        required
        choices={[
          { value: 'parent', label: start.parent },
          { value: 'youth', label: start.youth, hint: start.youthHint },
        ]}
      />
      <TextField
        label={start.myName}
        name="myName"
        autoComplete="given-name"
        maxLength={NAME_MAX}
        defaultValue={myName}
        error={errors.myName}
        required
      />
    </>
  )
}
