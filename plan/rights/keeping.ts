/**
 * How long things of an organisation are kept. What it sets can only be longer than the law and the promise of the
 * installation: nobody finds a plan gone sooner because another organisation came to have to do with it.
 */

/** Two years, as families are told (decision 009). */
export const LEAST_INACTIVE_DAYS = 730

/**
 * Who gives help keeps a file for twenty years after it ended (Jeugdwet art. 7.3.8 lid 3). Who only gives access keeps no
 * such file; then as long as the log of who read what.
 */
export const LEAST_CASES_YEARS = { access: 5, provider: 20, both: 20 } as const
type LegalRole = keyof typeof LEAST_CASES_YEARS

export const MOST_CASES_YEARS = 100
export const MOST_INACTIVE_DAYS = 36_500

/** 0: for ever. */
export const isInactiveDays = (days: number): boolean =>
  Number.isInteger(days) && (days === 0 || (days >= LEAST_INACTIVE_DAYS && days <= MOST_INACTIVE_DAYS))

export const isCasesYears = (years: number, role: LegalRole): boolean =>
  Number.isInteger(years) && years >= LEAST_CASES_YEARS[role] && years <= MOST_CASES_YEARS

/** Of a closed case. Where nothing is set: twenty years, whatever the role. */
export const casesYearsOf = (set: number | null, role: LegalRole): number =>
  Math.max(set ?? LEAST_CASES_YEARS.both, LEAST_CASES_YEARS[role])

/** Days that a plan is kept that nobody opens: the longest of the installation and of who has to do with it. */
export function inactiveDaysOf(installation: number, set: readonly (number | null)[]): number {
  const all = [installation, ...set.filter((days) => days !== null)]
  return all.includes(0) ? 0 : Math.max(...all)
}
