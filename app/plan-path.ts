/** The address of a page in a plan, keeping who this tab is where the browser holds several people of the plan. */
export function planPath(planId: string, page: string, as: string | null): string {
  const path = page === '' ? `/plan/${planId}` : `/plan/${planId}/${page}`
  return as ? `${path}?als=${encodeURIComponent(as)}` : path
}

/** The participant that a tab says it is. */
export const asOf = (request: Request): string | null => new URL(request.url).searchParams.get('als')
