export function loader() {
  throw new Response(null, { status: 404 })
}

export const action = loader

/** Never shown: the error page stands in its place. */
export default function NotFound() {
  return null
}
