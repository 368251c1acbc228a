/** Terugkomen en inloggen. */
export const signIn = {
  title: 'Terugkomen',
}
