/** Minutes of an agenda line: what is left, or how much longer it takes than was thought. Whole minutes, so that nobody counts down. */
export function minutesOf(planned: number, spentMs: number): { left: number } | { over: number } {
  const left = planned * 60_000 - spentMs
  return left > 0 ? { left: Math.ceil(left / 60_000) } : { over: Math.floor(-left / 60_000) }
}
