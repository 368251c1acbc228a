/** A person with a browser that has cookies and posts forms, without a browser: for tests over plain HTTP. */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'

export interface Answer {
  status: number
  headers: Headers
  text: string
  /** Where a redirect leads, as a path on the same server; null when it is none. */
  location: string | null
}

export type Form = Record<string, string | string[]>

export class Person {
  readonly origin: string
  readonly cookies = new Map<string, string>()

  constructor(origin: string) {
    this.origin = origin
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, { 'Sec-Fetch-Site': 'same-origin', ...headers })
  }

  /** Posts a form as a browser does from a page of this origin. */
  post(path: string, form: Form = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one)
    return this.send(
      'POST',
      path,
      {
        Origin: this.origin,
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body.toString(),
    )
  }

  /** Follows redirects by GET, as a browser does, up to a page. */
  async follow(answer: Answer): Promise<Answer & { path: string }> {
    let path = ''
    let current = answer
    for (let hops = 0; current.location !== null && hops < 10; hops += 1) {
      path = current.location
      current = await this.get(path)
    }
    return { ...current, path }
  }

  async send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    const url = new URL(path, this.origin)
    const secure = url.protocol === 'https:'
    const send = secure ? httpsRequest : httpRequest
    const sent: Record<string, string> = {
      Accept: 'text/html',
      ...(this.cookies.size > 0 ? { Cookie: this.cookie } : {}),
      ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
      ...headers,
    }
    return new Promise((resolve, reject) => {
      // The certificate of the proxy in front was made a moment ago by the test itself.
      const outgoing = send(url, {
        method,
        headers: sent,
        agent: false,
        ...(secure ? { rejectUnauthorized: false } : {}),
      })
      outgoing.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          for (const line of response.headers['set-cookie'] ?? []) this.keep(line)
          const received = new Headers()
          for (const [name, value] of Object.entries(response.headers)) {
            for (const one of [value ?? []].flat()) received.append(name, one)
          }
          const location = response.headers.location ?? null
          resolve({
            status: response.statusCode ?? 0,
            headers: received,
            text: Buffer.concat(chunks).toString('utf8'),
            location: location === null ? null : relative(new URL(location, url)),
          })
        })
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const name = pair.slice(0, pair.indexOf('='))
    const value = pair.slice(pair.indexOf('=') + 1)
    const gone = value === '' || attributes.some((attribute) => /^max-age=0$/i.test(attribute))
    if (gone) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

const relative = (url: URL): string => `${url.pathname}${url.search}`
