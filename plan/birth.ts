/** The birth of a child that the plan was already about. */

export const LONGEST_CHILD_NAME = 80

/** A day of the calendar, not after today and not so long ago that it is a slip. Both yyyy-mm-dd. */
export function isBirthday(text: string, today: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text > today) return false
  const day = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) return false
  return Number(today.slice(0, 4)) - Number(text.slice(0, 4)) <= 2
}
