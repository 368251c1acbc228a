import type { Messages } from '../catalogue.ts'

export const errors: Messages['errors'] = {
  notFound: {
    title: 'This page does not exist',
    text: 'Maybe the address was not copied completely.',
    todo: 'Check that you have the whole link. Or go to the start.',
  },
  forbidden: {
    title: 'This page is not open for you',
    text: 'You do not take part in this plan, or you are no longer signed in.',
    todo: 'Open your own link again. Or ask someone in the plan for a new link.',
  },
  gone: {
    title: 'This link does not work any more',
    text: 'The link was used before, is too old or was withdrawn.',
    todo: 'Ask someone in the plan for a new link.',
  },
  tooMany: {
    title: 'Please wait a moment',
    text: 'This happened too often in a row.',
    todo: 'Wait a minute and try again.',
  },
  wrongRequest: {
    title: 'That did not go well',
    text: 'We could not handle this.',
    todo: 'Go back and try again.',
  },
  broken: {
    title: 'Something went wrong on our side',
    text: 'It is not your fault. What was saved is still saved.',
    todo: 'Load the page again. Does it not work? Then wait a moment.',
  },
  reload: 'Load the page again',
  code: (status) => `Code ${status}`,
}
