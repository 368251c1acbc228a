/**
 * What the system is made of, in the order in which the parts need each other: this file only puts them together.
 * A capability's own folder says what it does.
 */
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Database, openDatabase } from '#db/connection.ts'
import { createSqliteUpdateLog } from '#db/update-log.ts'
import { createAcceptance } from './acceptance/acceptance.ts'
import { createAuthorship } from './authorship/authorship.ts'
import { createChildren } from './children/children.ts'
import type { Clock } from './clock.ts'
import { type Collaboration, createCollaboration } from './collaboration/collaboration.ts'
import { createComments } from './comments/comments.ts'
import type { Config } from './config.ts'
import { createConfirmations } from './confirmation/confirmations.ts'
import { createErasing } from './erasing/erasing.ts'
import { createExampleTeam } from './example/as-team.ts'
import { createExample } from './example/example.ts'
import { createExports } from './exports/exports.ts'
import { createExtractFiles } from './exports/extract-file.ts'
import { createImports } from './exports/import/import.ts'
import { createFollowUp } from './follow-up/follow-up.ts'
import { createGuiding } from './guiding/guiding.ts'
import { createLobby } from './guiding/lobby.ts'
import { createLimits, type Limits } from './limits/limits.ts'
import { createFamilyLog } from './log/family-log.ts'
import { notingReads } from './log/reading-sockets.ts'
import { createMailbox } from './mailbox/mailbox.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createTeamSide } from './organisations/team-side.ts'
import { messagePortOf } from './outbox/message-port.ts'
import { createOutbox } from './outbox/outbox.ts'
import { createPassages } from './passages/passages.ts'
import { createPeople } from './people/people.ts'
import { createAdmission } from './plans/admission.ts'
import { createDoors } from './plans/doors.ts'
import { createPlanView } from './plans/plan-view.ts'
import { createPlans } from './plans/plans.ts'
import { tellCalled } from './private-time/called.ts'
import { createPrivateTime } from './private-time/private-time.ts'
import { momentsAtSteps } from './restore/at-steps.ts'
import { createPoints } from './restore/points.ts'
import { createRestore } from './restore/restore.ts'
import { planAtSettling } from './reviews/planned.ts'
import { createQuality } from './reviews/quality.ts'
import { createReviews } from './reviews/reviews.ts'
import { createRights } from './rights/rights.ts'
import { createBirthdays } from './roles/birthdays.ts'
import { createGrowingUp } from './roles/growing-up.ts'
import { createMentors } from './roles/mentors.ts'
import { createOwnBonds } from './roles/own-bonds.ts'
import { createScores } from './scores/scores.ts'
import { sessionSecret } from './secret.ts'
import type { Services } from './services.ts'
import { createSessions } from './sessions/sessions.ts'
import { createSharing } from './sharing/sharing.ts'
import { createSignIn } from './sign-in/sign-in.ts'
import { createSteps } from './steps/steps.ts'
import { loadTemplates } from './templates/load.ts'
import { loadThemes, type ThemeKeeping } from './themes/themes.ts'
import { openKeys } from './versions/keys.ts'
import { createVersions } from './versions/versions.ts'
import { createCompanyWishes } from './wishes/wishes.ts'

/** All of it, not yet open to anybody. */
export interface Parts {
  config: Config
  db: Database
  version: string
  themes: ThemeKeeping
  metrics: Metrics
  limits: Limits
  collaboration: Collaboration
  services: Services
  /** Begins what happens by itself: mail, reminders, erasing. */
  start(): void
  /** Ends that, and then brings everybody's last words to disk. */
  stop(): Promise<void>
}

const EXPIRE_EVERY_MS = 3_000

export async function composeParts(
  given: Config,
  { log, clock, root }: { log: Logger; clock: Clock; root: string },
): Promise<Parts> {
  const metrics = createMetrics()
  const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as { version: string }

  const templates = loadTemplates([
    join(root, 'plan-templates'),
    ...(given.templatesDir ? [given.templatesDir] : []),
  ])
  const themes = loadThemes(given.themeDir)
  mkdirSync(given.dataDir, { recursive: true, mode: 0o700 })
  const db = openDatabase(join(given.dataDir, 'familiegroepsplan.sqlite'))
  const config = { ...given, sessionSecret: await sessionSecret(db, given.sessionSecret) }

  const outbox = createOutbox({ db, clock, config, messages: messagePortOf(config, clock), log })
  const confirmations = createConfirmations({ db, clock, config, outbox })
  const limits = createLimits({ clock, config })
  const sessions = createSessions({ db, clock, config, onEnded: (sessionId) => reconsider({ sessionId }) })
  const rights = createRights({ db, clock })
  const doors = createDoors({ db, rights })
  const stored = createPlans({ db, clock, templates, collaboration: () => collaboration })
  const planView = createPlanView({
    db,
    clock,
    rights,
    doors,
    plans: stored,
    collaboration: () => collaboration,
  })
  const plans = { ...stored, ...planView }
  const familyLog = createFamilyLog({ db, clock, rights })
  const points = createPoints({
    db,
    clock,
    collaboration: () => collaboration,
    onError: (error) => log.error({ err: error }, 'a moment of a plan could not be kept'),
  })
  const collaboration = createCollaboration({
    updateLog: createSqliteUpdateLog(db, clock.now),
    clock,
    admit: notingReads(createAdmission({ sessions, plans, doors, rights }), {
      sessions,
      plans,
      log: familyLog,
    }),
    origins: () => config.origins,
    clientAddress: limits.addressOf,
    limits: config.lineLimits,
    log,
    metrics: metrics.collaboration,
    onCommitted: points.committed,
  })
  metrics.watch(collaboration.stats)
  const reconsider = (what: { planId?: string; sessionId?: string }) => {
    collaboration
      .reconsider(what)
      .catch((error: unknown) => log.error({ err: error }, 'judging sockets again failed'))
  }
  const people = createPeople({
    db,
    clock,
    config,
    outbox,
    onChanged: (planId) => {
      reconsider({ planId })
      collaboration.changed(planId, 'people')
    },
  })

  const onRolesChanged = (planId: string) => {
    reconsider({ planId })
    collaboration.changed(planId, 'people')
  }
  const birthdays = createBirthdays({
    db,
    clock,
    onChanged: onRolesChanged,
    outbox,
    address: () => services.setup.address,
  })

  const erasing = createErasing({
    db,
    clock,
    config,
    rights,
    outbox,
    collaboration: () => collaboration,
    versions: () => versions,
  })
  await erasing.recover()

  const moments = momentsAtSteps({ read: db.read, points })
  const privateTime = moments.privateTime(
    createPrivateTime({
      db,
      clock,
      rights,
      doors,
      plans,
      collaboration: () => collaboration,
      onCalled: tellCalled({ clock, outbox }),
    }),
  )
  await privateTime.recover()

  const teamSide = await createTeamSide({
    db,
    clock,
    config,
    log,
    rights,
    outbox,
    address: () => services.setup.address,
  })

  const acceptance = createAcceptance({
    db,
    clock,
    rights,
    plans,
    confirmations,
    config,
    outbox,
    eraseSealed: (...erased) => versions.eraseItems(...erased),
    collaboration: () => collaboration,
    changed: (planId, people) => collaboration.changed(planId, 'acceptances', people),
  })
  const versions = createVersions({
    db,
    clock,
    rights,
    plans,
    acceptance,
    outbox,
    keys: await openKeys(join(given.dataDir, 'seal-keys'), clock.now),
    onSettled: (tx, settled) => planAtSettling(mailing, tx, settled),
    address: () => services.setup.address,
    collaboration: () => collaboration,
  })
  const mailing = { clock, outbox, mailFrom: config.mailFrom, address: () => services.setup.address }
  const scores = createScores({
    db,
    clock,
    rights,
    doors,
    changed: (planId, people) => collaboration.changed(planId, 'scores', people),
  })

  const sharing = createSharing({
    db,
    clock,
    rights,
    plans,
    versions,
    organisations: teamSide.organisations,
    outbox,
    write: createExtractFiles({ log, address: () => services.setup.address }),
    address: () => services.setup.address,
  })

  const followUp = createFollowUp({
    db,
    clock,
    rights,
    config,
    outbox,
    changed: (planId, people) => collaboration.changed(planId, 'follow-up', people),
  })

  const passages = createPassages({
    db,
    clock,
    rights,
    confirmations,
    eraseSealed: versions.eraseItems,
    changed: (planId, people) => collaboration.changed(planId, 'passages', people),
  })

  const example = createExample({ db, clock, sessions, collaboration, templates })

  const services: Services = {
    setup: {
      localMode: config.publicUrl === null,
      address: '',
      organisation: config.organisation,
      help: config.help,
      crisisNumbers: config.crisisNumbers,
      crisisProtocol: config.crisisProtocol,
      theme: themes.installation,
      wording: 'wijkteam',
      version,
    },
    themes,
    templates,
    plans,
    people,
    sessions,
    signIn: createSignIn({ db, clock, config, outbox }),
    passages,
    growingUp: createGrowingUp({ db, clock, rights, passages }),
    children: createChildren({ db, clock, rights, onChanged: onRolesChanged }),
    comments: createComments({
      db,
      clock,
      rights,
      doors,
      plans,
      collaboration: () => collaboration,
      eraseSealed: versions.eraseItems,
      changed: (planId, people) => collaboration.changed(planId, 'comments', people),
    }),
    acceptance,
    versions,
    followUp,
    exports: createExports({ db, clock, log, rights, versions }),
    sharing,
    authorship: createAuthorship({ db, rights, doors, plans, collaboration: () => collaboration }),
    scores,
    quality: createQuality({ db, clock }),
    reviews: createReviews({
      ...mailing,
      db,
      rights,
      plans,
      versions,
      scores,
      followUp: () => followUp,
      collaboration: () => collaboration,
    }),
    steps: moments.steps(
      createSteps({ db, clock, rights, doors, privateTime, collaboration: () => collaboration }),
    ),
    privateTime,
    restore: createRestore({ db, clock, rights, doors, plans, points, collaboration: () => collaboration }),
    erasing,
    log: familyLog,
    mentors: createMentors({ db, clock, rights, onChanged: onRolesChanged }),
    ownBonds: createOwnBonds({ db, clock, rights, onChanged: onRolesChanged }),
    companyWishes: createCompanyWishes({ db, clock, rights }),
    guiding: createGuiding({
      db,
      clock,
      config,
      rights,
      plans,
      people,
      changed: (planId) => collaboration.changed(planId, 'evening'),
    }),
    lobby: createLobby({ db, clock }),
    example,
    exampleTeam: createExampleTeam({
      db,
      makePlan: example.make,
      versions,
      sharing,
      register: teamSide.cases,
      staff: teamSide.staff,
      signIn: teamSide.staffSignIn,
    }),
    ...teamSide,
    imports: createImports({ plans: stored, templates, collaboration: () => collaboration }),
    mailbox: config.publicUrl === null ? createMailbox({ db }) : null,
  }

  let expiring: NodeJS.Timeout | undefined
  const failing = (what: string) => (error: unknown) => log.error({ err: error }, `${what} failed`)
  return {
    config,
    db,
    version,
    themes,
    metrics,
    limits,
    collaboration,
    services,
    start() {
      outbox.start()
      teamSide.deliveries.start()
      teamSide.closedCases.start(failing('looking at closed cases'))
      confirmations.start(failing('erasing old codes'))
      birthdays.start(failing('looking at birthdays'))
      followUp.start(failing('looking at what is followed'))
      points.start()
      acceptance.asking.start(failing('asking for answers'))
      sharing.again.start(failing('asking again'))
      erasing.start(failing('erasing what is due'))
      // A session that ends while connected closes its sockets within five seconds (R-B22).
      expiring = setInterval(() => {
        sessions.endExpired().catch(failing('ending sessions'))
      }, EXPIRE_EVERY_MS).unref()
    },
    async stop() {
      clearInterval(expiring)
      birthdays.stop()
      confirmations.stop()
      await sharing.again.stop()
      await acceptance.asking.stop()
      await followUp.stop()
      await outbox.stop()
      await teamSide.deliveries.stop()
      await teamSide.closedCases.stop()
      await erasing.stop()
      await points.stop()
      await collaboration.close()
    },
  }
}
