import type { Reason } from './refused.ts'

/** What the operator's metrics hear. Labels are fixed words and codes: no names, no ids, no plan text. */
export interface CollaborationMetrics {
  /** A frame was refused and its connection closed. */
  refused(reason: Reason): void
  closed(code: number): void
  committed(updates: number, milliseconds: number): void
  commitFailed(): void
  loadFailed(): void
  compacted(): void
}

export const noMetrics: CollaborationMetrics = {
  refused() {},
  closed() {},
  committed() {},
  commitFailed() {},
  loadFailed() {},
  compacted() {},
}

/** The part of pino that is used here. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
