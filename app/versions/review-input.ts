/** The day to look back, as a form says it; no tick is no day. */
export function readReviewDay(form: FormData): { ok: true; day: string | null } | { ok: false } {
  if (!form.has('review')) return { ok: true, day: null }
  const day = String(form.get('reviewOn') ?? '')
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T12:00:00Z`).toISOString().startsWith(day)
    ? { ok: true, day }
    : { ok: false }
}
