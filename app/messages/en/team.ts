import type { Messages } from '../catalogue.ts'

/** The team's side: signing in, and the frame around every page. */
export const team: Messages['team'] = {
  works: (name, organisation) => `${name}, ${organisation}`,
  places: 'Pages for staff',
  signOut: 'Sign out',
  adminPlace: 'Administration',
  trialNow: 'You are trying this out. Do not use real data of families here.',
  signInTitle: 'Sign in for staff',
  signInIntro: 'This page is for people who work for a municipality or a local team.',
  chooseTitle: 'With your work account',
  signInWith: (organisation) => `Sign in with ${organisation}`,
  secondFactor: 'Your organisation decides how you sign in, the second step too.',
  noneYet: 'No organisation is connected yet. The administrator can set that up.',
  trialTitle: 'Try it on this computer',
  trialText: 'This works here only. On a real server you sign in with your work account.',
  trials: {
    wijkteam: 'Open as the local team',
    kwaliteit: 'Open as quality officer',
    beheer: 'Open as administrator',
  },
  problems: {
    provider: 'The sign-in service of your organisation does not answer. Try again later.',
    cancelled: 'You stopped signing in. You can try again.',
    expired: 'Signing in did not work. Start again below.',
    email: 'Your e-mail address is not confirmed by your organisation. Ask your administrator.',
    roles: 'You have no role here yet. Ask your administrator.',
    acr: 'Sign in with a second step, such as a code on your phone.',
  },
}
