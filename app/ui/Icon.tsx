import type { Icon as TablerIcon } from '@tabler/icons-react'

/**
 * A drawing beside words: never the only way to say something, so hidden from software that reads the page. `size` is in
 * pixels at the ordinary letter size; it grows with the letters.
 */
export function Icon({ of: Drawing, size = 22 }: { of: TablerIcon; size?: number }) {
  return <Drawing size={`${size / 16}rem`} stroke={1.9} aria-hidden="true" focusable="false" />
}
