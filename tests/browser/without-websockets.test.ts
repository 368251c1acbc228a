import { expect, test } from 'vitest'
import { sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { proxyWithoutWebSockets } from '#tests/harness/proxies.ts'
import { testServer } from '#tests/harness/server.ts'
import { startPlanOnScreen } from '#tests/harness/steps.ts'

const browsers = sharedBrowser()
const QUESTION = 'Wat willen jullie samen oplossen?'

test('R-B15: where WebSockets are blocked the page shows the plan, explains, and cannot be written in', async () => {
  const proxy = await proxyWithoutWebSockets()
  const server = await testServer({
    env: {
      PUBLIC_URL: proxy.origin,
      SESSION_SECRET: 'x'.repeat(32),
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'plan@example.nl',
    },
  })
  proxy.to(server.port)
  const { page } = await visitor(browsers.browser, proxy.origin)
  await startPlanOnScreen(page)
  await page
    .getByText(/geen verbinding|alleen lezen/i)
    .first()
    .waitFor({ timeout: 30_000 })
  const field = page.getByRole('textbox', { name: QUESTION })
  if ((await field.count()) > 0) {
    expect(await field.getAttribute('contenteditable')).not.toBe('true')
  }
})
