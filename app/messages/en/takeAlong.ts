import type { takeAlong as nl } from '../nl/takeAlong.ts'

/** Taking the plan along as a file. */
export const takeAlong: typeof nl = {
  title: 'Take the plan with you',
  lead: 'Keep the plan or print it. The file holds only what you may read.',
  care: 'A file stays where you keep it. Is this not your own device? Then erase it again.',
  toPlan: 'To the plan',
  version: (number) => `Version ${number}`,
  settledOn: (date) => `Settled on ${date}`,
  older: 'Other versions are listed under Versions.',
  toVersions: 'To the versions',
  draft: 'As it is now',
  draftText: 'A draft. Every page says Draft, and it has no code to check.',
  sheets: 'To print',
  others: 'Other files',
  sheet: {
    plan: 'The whole plan (PDF)',
    fridge: 'Agreements for on the fridge (PDF, 1 page)',
    child: 'For a child: words and drawings (PDF)',
  },
  format: {
    docx: 'Word (DOCX)',
    odt: 'LibreOffice (ODT)',
    html: 'Web page (HTML)',
    json: 'Data (JSON), to begin a new plan with later',
    ics: 'Calendar (ICS): the days of the plan',
  },
  busy: (what) => `We are making the file: ${what}. One moment.`,
  ready: (what) => `Ready: ${what}. Look among your downloads.`,
  missing: (signs) =>
    `We cannot print these signs: ${signs}. There is an empty box in their place. In your plan they are still right.`,
  failedTitle: 'The file was not made',
  problems: {
    busy: 'Too many files are being made right now. Try again in a minute.',
    'too-slow': 'It took too long, so we stopped. Try again. Or take another file.',
    failed:
      'Something went wrong on our side. Nothing happened to your plan. Try again, or take another file.',
  },
  offline: 'There is no connection. Try again when you have internet.',
  gone: 'This file is not there for you any more. Load the page again.',
  again: 'Try again',
}
