/** For tests: a process that sends what waits in a database and goes, so that it can be killed at it. */
import { openDatabase } from '#db/connection.ts'
import { createOutbox } from './outbox.ts'

const [path = '', smtpUrl = '', now = ''] = process.argv.slice(2)
const outbox = createOutbox({
  db: openDatabase(path),
  clock: { now: () => Number(now) },
  config: { smtpUrl, mailFrom: 'Familiegroepsplan <plan@plan.example>' },
})
await outbox.sendDue()
process.exit(0)
