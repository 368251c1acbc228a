/** How long a browser is remembered after its last use (R-E12). */
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A library, a neighbour's laptop: one evening, and not the next morning. */
const SHARED = 12 * HOUR

/**
 * An own device is remembered until 30 days after the plan's last review. Reviews are not built yet; a first one comes
 * about six weeks after the agreements and is often late, so that 90 days after last use keeps nobody out in between.
 */
const OWN = 90 * DAY

export const lifetime = (device: 'own' | 'shared'): number => (device === 'own' ? OWN : SHARED)

/** `usedAt` need not be exact, and a write for every request would be a disk sync for every request. */
export const NOTE_USE_EVERY = 60_000
