/**
 * The peer behind Prism, which holds every request and every answer against the official files of the standard. The files
 * are not part of this project: `ZGW_OAS_DIR` says where they are.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { ROOT } from '#tests/harness/server.ts'
import { closeServer } from './peer.ts'
import type { Peer } from './peer-model.ts'

export const OAS_DIR = resolve(ROOT, process.env.ZGW_OAS_DIR ?? '../shared/oas')
export const GENERATIONS = {
  'OpenZaak: Documenten 1.4.2, Zaken 1.5.1': ['openzaak-documenten', 'openzaak-zaken'],
  'VNG: Documenten 1.5.0, Zaken 1.5.1': ['vng-documenten-api', 'vng-zaken-api'],
} as const
const CATALOGI = 'openzaak-catalogi'

export const missingFiles = (): string[] =>
  [...Object.values(GENERATIONS).flat(), CATALOGI].filter((name) => !existsSync(fileOf(name)))
const fileOf = (name: string) => join(OAS_DIR, `${name}.openapi.yaml`)

/** The paths that we call. With all of them each start takes seconds and hundreds of megabytes. */
const PATHS: Record<'documenten' | 'zaken' | 'catalogi', string[]> = {
  documenten: [
    '/enkelvoudiginformatieobjecten',
    '/enkelvoudiginformatieobjecten/{uuid}',
    '/enkelvoudiginformatieobjecten/{uuid}/lock',
    '/enkelvoudiginformatieobjecten/{uuid}/unlock',
  ],
  zaken: ['/zaken', '/zaakinformatieobjecten'],
  catalogi: ['/informatieobjecttypen'],
}
type Api = keyof typeof PATHS

type Node = { [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/**
 * What is wrong in the files themselves, and nothing else: references to another host, a header that is declared as a
 * parameter, addresses declared as numbers, and a request in the shape of the answer with its read-only fields required.
 */
export function overlaid(name: string, api: Api): Node {
  const file = parse(readFileSync(fileOf(name), 'utf8')) as Node & { paths: Record<string, Node> }
  const paths = Object.fromEntries(PATHS[api].map((path) => [path, file.paths[path]]))
  for (const [path, item] of Object.entries(paths))
    for (const operation of Object.values(item ?? {})) {
      if (!isNode(operation)) continue
      const parameters = (operation.parameters ?? []) as Node[]
      operation.parameters = parameters.filter((parameter) => parameter.name !== 'Content-Type')
      for (const parameter of parameters)
        if (
          path === '/zaakinformatieobjecten' &&
          ['zaak', 'informatieobject'].includes(String(parameter.name))
        )
          parameter.schema = { type: 'string', format: 'uri' }
    }
  const post = paths['/zaakinformatieobjecten']?.post as { requestBody?: Node } | undefined
  if (name === 'vng-zaken-api' && post)
    post.requestBody = {
      required: true,
      content: { 'application/json': { schema: withoutReadOnly(file, 'ZaakInformatieObject') } },
    }
  const overlay = { ...file, paths, servers: [{ url: `/${api}/api/v1` }] }
  cutRemote(overlay)
  return overlay
}

function withoutReadOnly(file: Node, schemaName: string): Node {
  const { schemas } = file.components as { schemas: Record<string, Node> }
  const schema = schemas[schemaName] as Node & { properties: Record<string, Node>; required: string[] }
  const properties = Object.entries(schema.properties).filter(([, { readOnly }]) => readOnly !== true)
  const names = properties.map(([name]) => name)
  return {
    ...schema,
    properties: Object.fromEntries(properties),
    required: schema.required.filter((name) => names.includes(name)),
  }
}

/** They stand in `expand`, which we never ask for. */
function cutRemote(value: unknown): void {
  if (!isNode(value)) return
  if (typeof value.$ref === 'string' && /^https?:/.test(value.$ref)) {
    delete value.$ref
    value.type = 'object'
  }
  for (const each of Object.values(value)) cutRemote(each)
}

export interface Checked {
  /** Where the client goes: one address for the three registers. */
  readonly origin: string
  /** What Prism found wrong, in either direction. */
  violations: string[]
  close(): Promise<void>
}

/** Prism in front of the peer, one for each register; parts of a file go past it, because it damages binary forms. */
export async function behindPrism(peer: Peer, generation: keyof typeof GENERATIONS): Promise<Checked> {
  const [documenten, zaken] = GENERATIONS[generation]
  const folder = mkdtempSync(join(tmpdir(), 'prism-'))
  const names: Record<Api, string> = { documenten, zaken, catalogi: CATALOGI }
  const proxies = Object.fromEntries(
    await Promise.all(
      Object.entries(names).map(async ([api, name]) => {
        const document = join(folder, `${name}.json`)
        writeFileSync(document, JSON.stringify(overlaid(name, api as Api)))
        return [api, await startPrism(document, `${peer.origin}/${api}/api/v1`)] as const
      }),
    ),
  )
  const violations: string[] = []
  const front = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const path = request.url ?? '/'
    const [, api = ''] = path.split('/')
    const isPart = path.includes('/bestandsdelen/')
    const to = isPart
      ? `${peer.origin}${path}`
      : `${proxies[api]?.origin}${path.replace(/^\/\w+\/api\/v1/, '')}`
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers
    const answer = await fetch(to, {
      method: request.method,
      headers: headers as Record<string, string>,
      body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
    })
    const body = Buffer.from(await answer.arrayBuffer())
    const text = body.toString('utf8')
    const found = answer.headers.get('sl-violations')
    if (found || /stoplight\.io\/prism/.test(text))
      violations.push(`${request.method} ${path}: ${found ?? text}`)
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
      'api-version': answer.headers.get('api-version') ?? '',
    })
    response.end(body)
  })
  await new Promise<void>((ready) => front.listen(0, '127.0.0.1', ready))
  const origin = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
  return {
    origin,
    violations,
    async close() {
      await closeServer(front)
      for (const { child } of Object.values(proxies)) child.kill('SIGKILL')
      rmSync(folder, { recursive: true })
    },
  }
}

const PRISM = join(ROOT, 'node_modules/@stoplight/prism-cli/dist/index.js')
const START_WITHIN_MS = 110_000

async function startPrism(
  document: string,
  upstream: string,
): Promise<{ origin: string; child: ChildProcess }> {
  const port = await freePort()
  const child = spawn(
    process.execPath,
    [PRISM, 'proxy', '--errors', '--host', '127.0.0.1', '--port', String(port), document, upstream],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  await new Promise<void>((ready, reject) => {
    const late = setTimeout(() => reject(new Error(`Prism did not start:\n${said}`)), START_WITHIN_MS)
    const read = (chunk: Buffer) => {
      said += chunk
      if (!/Prism is listening/.test(said)) return
      clearTimeout(late)
      ready()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('close', () => reject(new Error(`Prism ended:\n${said}`)))
  })
  return { origin: `http://127.0.0.1:${port}`, child }
}

async function freePort(): Promise<number> {
  const probe = createSocket()
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready))
  const { port } = probe.address() as AddressInfo
  await new Promise((closed) => probe.close(closed))
  return port
}
