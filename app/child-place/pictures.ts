/** The drawings behind the words of the child's place; always beside their names. */
import {
  type Icon,
  IconBallFootball,
  IconBed,
  IconCat,
  IconCloud,
  IconDog,
  IconGift,
  IconHeart,
  IconHome,
  IconMoodAngry,
  IconMoodEmpty,
  IconMoodHappy,
  IconMoodSad,
  IconMoodSmile,
  IconMusic,
  IconSchool,
  IconStar,
  IconSun,
} from '@tabler/icons-react'
import type { ChildQuestion } from '#plan/passage.ts'
import type { Face, Sticker } from '#plan/picture.ts'
import type { SectionLook } from '#plan/template.ts'

export const FACE_ICONS: Record<Face, Icon> = {
  glad: IconMoodHappy,
  fine: IconMoodSmile,
  'so-so': IconMoodEmpty,
  sad: IconMoodSad,
  angry: IconMoodAngry,
}

export const STICKER_ICONS: Record<Sticker, Icon> = {
  sun: IconSun,
  cloud: IconCloud,
  heart: IconHeart,
  star: IconStar,
  house: IconHome,
  bed: IconBed,
  school: IconSchool,
  ball: IconBallFootball,
  dog: IconDog,
  cat: IconCat,
  music: IconMusic,
  gift: IconGift,
}

/** On white paper, in the light and in the dark; each at least 3:1 on it, but for yellow, which children expect. */
export const PEN_COLOURS = [
  '#1b1b1b',
  '#c62828',
  '#d35400',
  '#f2c200',
  '#2e7d32',
  '#1565c0',
  '#6a1b9a',
  '#6d4c41',
] as const

export const LOOKS: Record<ChildQuestion, SectionLook> = {
  worries: 'worries',
  good: 'good',
  dreams: 'goal',
  feeling: 'scale',
  drawing: 'child',
  safe: 'circle',
}
