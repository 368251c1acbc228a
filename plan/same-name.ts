/** Names as people compare them: case, accents and spaces do not tell two people apart. */
export const sameName = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').trim().replace(/\s+/g, ' ').toLowerCase()
