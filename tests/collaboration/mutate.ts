import { below, type Random } from './random.ts'

/** Bytes that were a real frame, damaged in a few places: changed, nudged, cut out, doubled, cut off. */
export function mutate(frame: Uint8Array, random: Random): Uint8Array {
  const bytes = [...frame]
  for (let times = 1 + below(random, 3); times > 0; times--) {
    const at = below(random, bytes.length)
    const kind = random()
    if (kind < 0.3) bytes[at] = below(random, 256)
    else if (kind < 0.7) bytes[at] = ((bytes[at] ?? 0) + (random() < 0.5 ? 1 : 255)) & 255
    else if (kind < 0.85) bytes.splice(at, 1 + below(random, 3))
    else if (kind < 0.95) bytes.splice(at, 0, ...bytes.slice(at, at + below(random, 12)))
    else bytes.length = at
  }
  return Uint8Array.from(bytes)
}
