/**
 * A person asked for what is not theirs to do. It is a Response, so that a loader or an action lets it pass and the
 * page of errors shows it with its status.
 */
export class Refused extends Response {
  constructor(sentence = 'Dit mag je hier niet doen.') {
    super(sentence, { status: 403, statusText: 'Forbidden' })
  }
}
