import type { Icon as TablerIcon } from '@tabler/icons-react'

/** A drawing beside words: never the only way to say something, so hidden from software that reads the page. */
export function Icon({ of: Drawing, size = 22 }: { of: TablerIcon; size?: number }) {
  return <Drawing size={size} stroke={1.9} aria-hidden="true" focusable="false" />
}
