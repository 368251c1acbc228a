/** What every part of this folder works with. */
import type { Database } from '#db/connection.ts'
import type { Clock } from '../clock.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import type { Config } from '../config.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Rights } from '../rights/rights.ts'
import type { Versions } from '../versions/types.ts'

export interface ErasingContext {
  db: Database
  clock: Clock
  config: Pick<Config, 'publicUrl' | 'origins' | 'keepPrivateNotesDays' | 'keepInactivePlansDays'>
  rights: Rights
  outbox: Pick<Outbox, 'enqueue' | 'wake'>
  collaboration: () => Pick<Collaboration, 'reconsider' | 'forget' | 'changed'>
  /** Empties items in sealed versions. */
  versions: () => Pick<Versions, 'eraseItems' | 'erasePerson'>
}

export const DAY = 24 * 3_600_000
