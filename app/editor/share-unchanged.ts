/**
 * `next` with every part that says the same as in `before` replaced by that very part, so that what is drawn from it
 * need not be drawn again. Plain data only: objects, arrays, strings, numbers, booleans and null; a Map or Set counts as
 * changed.
 */
export function shareUnchanged<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next
  if (Array.isArray(next)) {
    if (!Array.isArray(before)) return next
    const shared = next.map((item, index) => shareUnchanged(before[index], item))
    const isSame = before.length === next.length && shared.every((item, index) => item === before[index])
    return (isSame ? before : shared) as T
  }
  if (!isPlain(next) || !isPlain(before)) return next
  const entries = Object.entries(next).map(
    ([key, value]) => [key, shareUnchanged(before[key], value)] as const,
  )
  const isSame =
    entries.length === Object.keys(before).length &&
    entries.every(([key, value]) => key in before && value === before[key])
  return (isSame ? before : Object.fromEntries(entries)) as T
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
