/** Where the road of one sending into the register stands, for whoever may see the sending. */
import type { deliveries } from '#db/schema.ts'
import type { DeliveryState } from '../cases/types.ts'

export function deliveryStateOf(row: typeof deliveries.$inferSelect | undefined): DeliveryState {
  if (!row) return { state: 'none' }
  if (row.status === 'arrived') return { state: 'arrived', at: row.arrivedAt ?? row.createdAt }
  const state = row.status === 'failed' ? 'failed' : 'under-way'
  return { state, errorCode: row.errorCode, askedAt: row.createdAt }
}
