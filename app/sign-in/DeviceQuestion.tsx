import { useMessages } from '../messages/MessagesProvider.tsx'
import { RadioGroup } from '../ui/fields.tsx'

/**
 * Decides how long this browser is remembered. "Own" is chosen beforehand: most people come by their own telephone,
 * and who is forgotten after twelve hours has no link left to come back with.
 */
export function DeviceQuestion() {
  const { join } = useMessages().people
  return (
    <RadioGroup
      legend={join.device}
      name="device"
      defaultValue="own"
      choices={[
        { value: 'own', label: join.own, hint: join.ownHint },
        { value: 'shared', label: join.shared, hint: join.sharedHint },
      ]}
    />
  )
}

/** Anything but a clear "own" is a device that others use too. */
export const deviceIn = (form: FormData): 'own' | 'shared' =>
  form.get('device') === 'own' ? 'own' : 'shared'
