/** The same bounds as the server keeps: a personal code, and a year of birth. */
const CODE_MIN = 6
export const CODE_MAX = 100

export const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

export const isOwnCode = (code: string): boolean => code.length >= CODE_MIN && code.length <= CODE_MAX
export const isBirthYear = (year: string): boolean => /^(19|20)\d\d$/.test(year)
