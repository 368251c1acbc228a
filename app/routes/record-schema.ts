/** GET /schema/familiegroepsplan-v1.json: what the JSON of a plan looks like, at an address that stays. */
import schema from '#plan/record/familiegroepsplan-v1.schema.json'

export const loader = () =>
  new Response(JSON.stringify(schema, null, 2), {
    headers: {
      'Content-Type': 'application/schema+json; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  })
