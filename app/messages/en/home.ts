import type { Messages } from '../catalogue.ts'

export const home: Messages['home'] = {
  pageTitle: 'Make a plan together',
  title: 'Make your own plan together',
  lead: 'Write down with the people around you what must get better. And who does what.',
  make: 'Make a plan',
  example: 'See an example',
  haveLink: 'I have a link',
  myPlans: 'My plans',
  myPlansHelp: 'You take part in these plans.',
  whatTitle: 'What is a family group plan?',
  what: [
    'It is a plan for one child or for more children.',
    'Parents make it together with relatives, friends and neighbours.',
    'You write it yourselves. It is your plan, in your words.',
  ],
  rightTitle: 'It is a right, not a duty',
  right: [
    'Every family may make such a plan. The Dutch youth act says so.',
    'Do you not want a plan? Then you do not have to. You can still get help.',
    'You take the time that you need.',
  ],
  rightMore: 'Read more about this right',
  howTitle: 'This is how it works',
  how: [
    { title: 'Begin', text: 'Fill in 2 names. Then you can write at once.' },
    { title: 'Ask people to join', text: 'Send a link. Everyone writes on their own phone.' },
    { title: 'Agree', text: 'Who does what, and when? You write it down together.' },
  ],
  saved: 'We save everything you write at once.',
}
