import { paletteName } from '#plan/palette.ts'

interface AvatarProps {
  name: string
  /** A hex of the palette; without one it is grey, as for somebody who is not a participant. */
  color?: string
  large?: boolean
  /** A green point: here now. Say it in words too. */
  here?: boolean
}

/** The first letter of a name, in its colour. The name itself must stand beside it. */
export function Avatar({ name, color, large, here }: AvatarProps) {
  const classes = [
    'avatar',
    `avatar--${color ? paletteName(color) : 'stone'}`,
    large && 'avatar--large',
    here && 'avatar--here',
  ]
  return (
    <span className={classes.filter(Boolean).join(' ')} aria-hidden="true">
      {initial(name)}
    </span>
  )
}

/** The first letter as people see it, also of scripts that need several code units for one. */
function initial(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim())
  return first?.segment ?? '?'
}
