import { index, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  index('routes/home.tsx'),
  route('hulp', 'routes/help.tsx'),
  route('voorbeeld', 'routes/example.tsx'),
  route('taal', 'routes/language.ts'),
  route('snel-weg', 'routes/leave-fast.ts'),

  route('plan/nieuw', 'routes/plan-new.tsx'),
  route('plan/:planId', 'routes/plan.tsx'),
  route('plan/:planId/mensen', 'routes/people.tsx'),
  route('plan/:planId/ik', 'routes/me.tsx'),
  route('plan/:planId/stappen', 'routes/steps.tsx'),
  route('plan/:planId/familietijd', 'routes/family-time.tsx'),
  route('plan/:planId/cijfers', 'routes/scores.ts'),
  route('plan/:planId/reacties', 'routes/comments.ts'),
  route('plan/:planId/wie-schreef-dit', 'routes/who-wrote.tsx'),
  route('plan/:planId/mijn-blad', 'routes/own-sheet.tsx'),
  route('plan/:planId/kind', 'routes/child.tsx'),
  route('plan/:planId/logboek', 'routes/log.tsx'),
  route('plan/:planId/logboek.csv', 'routes/log-file.ts', { id: 'log-csv' }),
  route('plan/:planId/logboek.json', 'routes/log-file.ts', { id: 'log-json' }),

  route('u/:token', 'routes/invitation-open.tsx'),
  route('uitnodiging', 'routes/invitation.tsx'),
  route('link', 'routes/link.tsx'),
  route('in/:token', 'routes/sign-in-open.tsx'),
  route('inloggen', 'routes/sign-in.tsx'),
  route('apparaten', 'routes/devices.tsx'),
  route('postvak', 'routes/mailbox.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
