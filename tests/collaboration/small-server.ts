/**
 * A process with nothing but the collaboration server on a SQLite file, to be killed. It loads its code at once, opens
 * the file when its parent says so, and answers with its port.
 */
import { openDatabase } from '#db/connection.ts'
import { plans, rooms } from '#db/schema.ts'
import { createSqliteUpdateLog } from '#db/update-log.ts'
import { startServer } from './server.ts'

process.once('message', async (file: string) => {
  const db = openDatabase(file)
  await db.write(async (tx) => {
    const room = { id: 'room', planId: 'plan', kind: 'plan', schemaVersion: 1, status: 'open', createdAt: 0 }
    const plan = {
      id: 'plan',
      templateId: 'form',
      language: 'nl',
      step: 'agree',
      schemaVersion: 1,
      createdAt: 0,
    }
    await tx.insert(plans).values(plan).onConflictDoNothing()
    await tx.insert(rooms).values(room).onConflictDoNothing()
  })
  const limits = {
    compactRows: Number(process.env.COMPACT_ROWS ?? 40),
    updatesPerSecond: 10_000,
    updatesAtOnce: 10_000,
  }
  const server = await startServer({ updateLog: createSqliteUpdateLog(db, Date.now), limits })
  process.once('SIGTERM', async () => {
    await server.stop()
    db.close()
    process.exit(0)
  })
  process.send?.(server.url)
})
process.send?.('loaded')
