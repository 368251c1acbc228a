/** Where "Snel weg" is posted to. */
export const LEAVE_FAST = '/snel-weg'

/** The weather: a page that anybody may have been looking at. */
export const NEUTRAL_SITE = 'https://www.knmi.nl/nederland-nu/weer/verwachtingen'
