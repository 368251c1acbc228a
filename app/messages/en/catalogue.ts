import type { Messages } from '../catalogue.ts'
import { acceptance } from './acceptance.ts'
import { admin } from './admin.ts'
import { cases } from './cases.ts'
import { childPlace } from './childPlace.ts'
import { children } from './children.ts'
import { comments } from './comments.ts'
import { common } from './common.ts'
import { confirmation } from './confirmation.ts'
import { counts } from './counts.ts'
import { errors } from './errors.ts'
import { followUp } from './followUp.ts'
import { growingUp } from './growingUp.ts'
import { guide } from './guide.ts'
import { help } from './help.ts'
import { home } from './home.ts'
import { importing } from './importing.ts'
import { information } from './information.ts'
import { keeping } from './keeping.ts'
import { lists } from './lists.ts'
import { log } from './log.ts'
import { offers } from './offers.ts'
import { ownWords } from './ownWords.ts'
import { people } from './people.ts'
import { plan } from './plan.ts'
import { quality } from './quality.ts'
import { register } from './register.ts'
import { reviews } from './reviews.ts'
import { right } from './right.ts'
import { roles } from './roles.ts'
import { sharing } from './sharing.ts'
import { signIn } from './signIn.ts'
import { start } from './start.ts'
import { steps } from './steps.ts'
import { takeAlong } from './takeAlong.ts'
import { team } from './team.ts'
import { versions } from './versions.ts'
import { wishes } from './wishes.ts'

export const en: Messages = {
  children,
  acceptance,
  comments,
  confirmation,
  common,
  home,
  help,
  start,
  plan,
  keeping,
  lists,
  log,
  followUp,
  growingUp,
  guide,
  people,
  quality,
  reviews,
  right,
  offers,
  cases,
  register,
  counts,
  admin,
  roles,
  signIn,
  errors,
  takeAlong,
  childPlace,
  ownWords,
  importing,
  information,
  steps,
  wishes,
  team,
  sharing,
  versions,
}
