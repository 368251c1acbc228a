/** The plan in the municipality's register (VNG standard ZGW): what pages and other capabilities may ask. Types only. */
import type { DeliveryState } from '../cases/types.ts'
import type { Staff } from '../staff/types.ts'

export interface Deliveries {
  /** The organisation has a register to deliver to. */
  available(organisationId: string): Promise<boolean>
  /**
   * "Zet het plan in de zaak". Asking again changes nothing while it is under way or arrived; after a failure it starts
   * again from where it was. 404 for a sending that is not in a case of this person.
   */
  ask(staff: Staff, sendingId: string): Promise<void>
  /** For whoever was let in to the sending already: asks nobody's right. */
  state(sendingId: string): Promise<DeliveryState>
}

/** What goes into the register for one sending. The same bytes at each call, for as long as the sending stands. */
export interface Papers {
  pdfOf(sendingId: string): Promise<Uint8Array>
  /** The part on safety as a document of its own, marked `geheim`; null where the sending has none. */
  safetyPdfOf?(sendingId: string): Promise<Uint8Array | null>
}
