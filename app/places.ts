/** The pages of a plan beside the plan itself: what "Meer" leads to. Each appears when it has something to do. */
import {
  type Icon,
  IconArmchair,
  IconCalendarEvent,
  IconChecks,
  IconDownload,
  IconEye,
  IconFiles,
  IconHeartHandshake,
  IconHistory,
  IconLock,
  IconMoodKid,
  IconNotebook,
  IconSchool,
  IconSend,
  IconSettings,
  IconStairsUp,
  IconTrash,
  IconUserEdit,
} from '@tabler/icons-react'
import type { Role } from '#plan/roles.ts'
import type { Messages } from './messages/catalogue.ts'

export interface Place {
  /** Below `/plan/<id>/`. */
  page: string
  label: (messages: Messages) => string
  icon: Icon
  /** For whom it is; the page judges again by itself. */
  isFor: (role: Role) => boolean
}

/** Who belongs to the family; the page itself asks the rules of rights. */
const FAMILY: readonly Role[] = ['parent', 'youth', 'network']

export const PLACES: readonly Place[] = [
  {
    page: 'akkoord',
    label: ({ acceptance }) => acceptance.title,
    icon: IconChecks,
    isFor: (role) => FAMILY.includes(role) || role === 'facilitator',
  },
  {
    page: 'volgen',
    label: ({ followUp }) => followUp.title,
    icon: IconHeartHandshake,
    isFor: (role) => FAMILY.includes(role),
  },
  {
    page: 'mijn-blad',
    label: ({ ownWords }) => ownWords.title,
    icon: IconNotebook,
    isFor: (role) => role !== 'informant',
  },
  {
    page: 'informatie',
    label: ({ information }) => information.title,
    icon: IconSchool,
    isFor: (role) => role === 'informant' || FAMILY.includes(role),
  },
  {
    page: 'kind',
    label: ({ childPlace }) => childPlace.title,
    icon: IconMoodKid,
    isFor: (role) => role === 'youth',
  },
  {
    page: 'begeleiden',
    label: ({ guide }) => guide.titleTogether,
    icon: IconArmchair,
    isFor: (role) => role !== 'informant',
  },
  {
    page: 'logboek',
    label: ({ log }) => log.title,
    icon: IconEye,
    isFor: (role) => FAMILY.includes(role),
  },
  {
    page: 'wie-schreef-dit',
    label: ({ comments }) => comments.whoWrote,
    icon: IconUserEdit,
    isFor: (role) => role !== 'informant',
  },
  {
    page: 'vastleggen',
    label: ({ versions }) => versions.settleTitle,
    icon: IconLock,
    isFor: (role) => role === 'parent' || role === 'youth',
  },
  {
    page: 'versies',
    label: ({ versions }) => versions.title,
    icon: IconFiles,
    isFor: (role) => role === 'facilitator' || FAMILY.includes(role),
  },
  {
    page: 'delen',
    label: ({ sharing }) => sharing.place,
    icon: IconSend,
    isFor: (role) => FAMILY.includes(role),
  },
  {
    page: 'terugkijken',
    label: ({ reviews }) => reviews.title,
    icon: IconCalendarEvent,
    isFor: (role) => role === 'facilitator' || FAMILY.includes(role),
  },
  {
    page: 'meenemen',
    label: (messages) => messages.takeAlong.title,
    icon: IconDownload,
    isFor: (role) => role !== 'informant',
  },
  {
    page: 'eerder',
    label: ({ keeping }) => keeping.restore.title,
    icon: IconHistory,
    isFor: (role) => role === 'facilitator' || FAMILY.includes(role),
  },
  { page: 'stappen', label: ({ steps }) => steps.title, icon: IconStairsUp, isFor: () => true },
  { page: 'ik', label: ({ plan }) => plan.mySettings, icon: IconSettings, isFor: () => true },
  {
    page: 'wissen',
    label: ({ keeping }) => keeping.erase.title,
    icon: IconTrash,
    isFor: (role) => FAMILY.includes(role),
  },
]
