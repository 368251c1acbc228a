/** A process that only opens a database, and so brings it up to date. */
import { openDatabase } from '#db/connection.ts'

openDatabase(process.argv[2] ?? '').close()
