import { type Logger, pino } from 'pino'

/** Lines of JSON. Cookies, tokens and words of a plan never come in: nobody logs a request or a frame as a whole. */
export const createLog = (level: string): Logger =>
  pino({
    level,
    base: undefined,
    redact: { paths: ['*.cookie', '*.authorization', '*.token'], remove: true },
  })
