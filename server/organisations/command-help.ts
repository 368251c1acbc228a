import { LEAST_CASES_YEARS, LEAST_INACTIVE_DAYS } from '#plan/rights/keeping.ts'
import { SUPPORT_KINDS } from '#plan/support-kinds.ts'

/** Of `npm run org -- --help`. */
export const HELP = `Organisations, on the database in DATA_DIR, also while the server runs.

  npm run org -- list
  npm run org -- show zuid                          everything that is set; secrets only as "set"
  npm run org -- add zuid --name "Wijkteam Zuid" [--kind municipality|team|provider]
                         [--wording "wijkteam"|"lokaal team"] [--role access|provider|both]
  npm run org -- set zuid [the same]                name, kind, wording, role under the law
                         [--crisis "Crisisdienst: 088 123 45 67; …"] [--protocol "…"]
                         [--client-support "MEE: 0900 1234"] [--confidant "…"] [--complaints "…"]
  npm run org -- theme zuid --folder <name>         a folder in THEME_DIR
                         | --colour "#005f6d" [--accent "#b76c3b"] | --none
  npm run org -- consent zuid [--ages "12-15=youth"] [--wait-days 14] [--reminders 3] | --none
                         12-15=youth+parents is usual; the other ages are the law's
  npm run org -- keeping zuid [--inactive-days <${LEAST_INACTIVE_DAYS} or more, 0 for ever>]
                         [--case-years <${LEAST_CASES_YEARS.provider} or more; role access: ${LEAST_CASES_YEARS.access}>] | --none
  npm run org -- support zuid                       the social map, with ids
                         --add "Maatjes Zuid" --suits "…" --reach "…" [--phone …] [--url https://…]
                         [--kind ${SUPPORT_KINDS.join('|')}] | --remove <id>
  npm run org -- sign-in zuid --issuer https://… --client-id … [--roles-claim roles] [--acr …]
                         the secret in the environment: OIDC_CLIENT_SECRET | --none
  npm run org -- register zuid --zaken https://… --documenten https://… --catalogi https://… --client-id …
                         --rsin 123456789 [--token-url https://…] [--document-type …] [--confidentiality …]
                         the secret in the environment: ZGW_SECRET | --none
  npm run org -- staff zuid [--end <id>]            who signed in; nobody signs in as that person again

Secrets come from the environment: what stands on a command line is seen by every user of the machine.
Name, sign-in and register of the first organisation are settings of the server.`
