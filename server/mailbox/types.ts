export interface LocalMail {
  id: string
  /** An address, or a telephone number. */
  to: string
  /** Empty for a short text to a telephone. */
  subject: string
  text: string
  at: number
}

/** What local mode keeps instead of sending. */
export interface Mailbox {
  list(): Promise<LocalMail[]>
}
