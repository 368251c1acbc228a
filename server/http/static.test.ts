import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { staticFiles } from './static.ts'

const folder = mkdtempSync(join(tmpdir(), 'static-'))
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'assets/page-1.js'), 'one')
writeFileSync(join(folder, 'assets/page-2.js'), 'two')
const files = staticFiles(folder)
const server = createServer((request, response) =>
  files(request, response, () => response.writeHead(404).end()),
)
afterEach(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a file that was built away under a running server is not found, and the server stays', async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const at = (path: string) => fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`)
  rmSync(join(folder, 'assets/page-1.js'))
  expect((await at('/assets/page-1.js')).status).toBe(404)
  expect((await at('/assets/%')).status).toBe(404)
  const kept = await at('/assets/page-2.js?x=1')
  expect(await kept.text()).toBe('two')
  expect(kept.headers.get('cache-control')).toContain('immutable')
})
