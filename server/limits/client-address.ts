/**
 * Where a request comes from, for limits (R-E6). Each proxy that the deployer placed in front adds one address at the
 * end of X-Forwarded-For; everything before those was written by the client and means nothing.
 */
import { isIPv6 } from 'node:net'

/** `trusted` is the number of proxies in front; 0 means that the socket itself tells. */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | string[] | undefined,
  trusted: number,
): string {
  const socket = socketAddress ?? 'unknown'
  if (trusted === 0) return limitKey(socket)
  const hops = (Array.isArray(forwardedFor) ? forwardedFor.join(',') : (forwardedFor ?? ''))
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean)
  // With fewer hops than proxies the request did not come through all of them: believe only the socket.
  return limitKey(hops.at(-trusted) ?? socket)
}

/** One household or office: an IPv4 address, or the first half of an IPv6 one (a network is given 2^64 of them). */
function limitKey(address: string): string {
  const bare = address.replace(/^\[|\](:\d+)?$/g, '').replace(/%.*$/, '')
  const mapped = bare.match(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i)?.[1]
  if (mapped) return mapped
  return isIPv6(bare) ? firstHalf(bare) : bare.replace(/:\d+$/, '').slice(0, 64)
}

function firstHalf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::')
  const front = head ? head.split(':') : []
  const back = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
