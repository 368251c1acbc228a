/** Een plan beginnen. */
export const start = {
  title: 'Een plan beginnen',
}
