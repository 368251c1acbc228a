/** `/health`: the process and its promise of durability. `/ready`: it can answer. `/metrics`: for Prometheus. */
import { timingSafeEqual } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { sql } from 'drizzle-orm'
import type { Registry } from 'prom-client'
import type { Database } from '#db/connection.ts'
import { settings } from '#db/schema.ts'

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(body))
}

export function createHealth(options: {
  db: Database
  version: string
  metrics: Registry
  metricsToken: string | null
}) {
  const { db, version } = options

  async function ready(response: ServerResponse): Promise<void> {
    try {
      await db.read.select({ one: sql`1` }).from(settings).limit(1)
      json(response, 200, { status: 'ready' })
    } catch {
      json(response, 503, { status: 'the database does not answer' })
    }
  }

  async function metrics(authorization: string | undefined, response: ServerResponse): Promise<void> {
    if (!options.metricsToken || !sameText(authorization ?? '', `Bearer ${options.metricsToken}`)) {
      json(response, 404, { status: 'not found' })
      return
    }
    response.writeHead(200, { 'Content-Type': options.metrics.contentType, 'Cache-Control': 'no-store' })
    response.end(await options.metrics.metrics())
  }

  /** True when the path was one of these and has been answered. */
  return (path: string, authorization: string | undefined, response: ServerResponse): boolean => {
    if (path === '/health') {
      const { synchronous, foreignKeys, secureDelete } = db.pragmas
      json(response, 200, { status: 'ok', version, synchronous, foreignKeys, secureDelete })
    } else if (path === '/ready') void ready(response)
    else if (path === '/metrics') void metrics(authorization, response)
    else return false
    return true
  }
}

function sameText(given: string, wanted: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(wanted)
  return a.length === b.length && timingSafeEqual(a, b)
}
