const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** 16 letters and digits from the system's random source: two screens never make the same id (R-B27). */
export function randomId(): string {
  let id = ''
  while (id.length < 16) {
    for (const byte of crypto.getRandomValues(new Uint8Array(24))) {
      // 252 is the largest multiple of 36 in a byte; above it the first letters would come more often.
      if (byte < 252 && id.length < 16) id += ALPHABET[byte % 36]
    }
  }
  return id
}
