/** Somebody to reach, on one line: "Jeugdstem: 088 555 1000" or "MEE: https://mee.nl". */
export interface Contact {
  name: string
  phone: string | null
  url: string | null
}

export const contactLine = (contact: Contact | null): string =>
  contact ? [contact.name, contact.phone ?? contact.url].filter(Boolean).join(': ') : ''

/** Null for an empty line, 'wrong' for what is no contact. */
export function contactIn(line: string): Contact | null | 'wrong' {
  const [, name, rest] = line.trim().match(/^([^:]+):\s*(.+)$/) ?? []
  if (line.trim() === '') return null
  if (!name || !rest) return 'wrong'
  if (/^https?:\/\/\S+$/.test(rest)) return { name: name.trim(), phone: null, url: rest }
  return /\d{3,}/.test(rest.replace(/[\s-]/g, ''))
    ? { name: name.trim(), phone: rest.trim(), url: null }
    : 'wrong'
}
