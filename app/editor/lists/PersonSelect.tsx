import type { CirclePerson } from '#plan/document.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { change, usePlanRoom } from '../room.ts'
import { SelectField } from './ChoiceFields.tsx'
import { personOf, usePeople } from './people.ts'

/** Marks options that are not in the circle yet; ids of the circle hold no colon. */
const NEWCOMER = 'doet-mee:'

interface Props {
  root: string
  id: string
  name: string
  label: string
  labelClass?: string
  value: string | null
  none: string
  first?: boolean
}

/** One person from the circle; who takes part can be chosen as well and is then put in the circle. */
export function PersonSelect(props: Props) {
  const room = usePlanRoom()
  const { lists } = useMessages()
  const { people, newcomers } = usePeople()
  const options = [
    ...people.map((person: CirclePerson) => ({
      value: person.id,
      label: person.name.trim() || lists.nameless,
    })),
    ...newcomers.map((person) => ({ value: `${NEWCOMER}${person.participantId}`, label: person.name })),
  ]
  const toValue = (option: string) => {
    const newcomer = newcomers.find((person) => `${NEWCOMER}${person.participantId}` === option)
    if (!newcomer) return option
    let id = ''
    change(room, (doc) => {
      id = personOf(doc, { kind: 'participant', id: newcomer.participantId, ...newcomer })
    })
    return id
  }
  return <SelectField {...props} options={options} unknown={lists.unknownPerson} toValue={toValue} />
}
