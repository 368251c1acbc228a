import type { Step } from '#plan/rights/steps.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { useSetup } from '../ui/use-setup.ts'

/** The steps of this plan; the one of now is open. Each says what happens, who does what and how long it takes. */
export function StepList({ steps, now }: { steps: readonly Step[]; now: Step }) {
  const { steps: words } = useMessages()
  const { wording } = useSetup()
  return (
    <section aria-label={words.list}>
      <ol className="step-list">
        {steps.map((step, index) => {
          const { name, what, who, long } = words.step[step]
          return (
            <li key={step} className="step-list__item" aria-current={step === now ? 'step' : undefined}>
              <details className="disclosure" open={step === now}>
                <summary>
                  <span className="step-list__number" aria-hidden="true">
                    {index + 1}
                  </span>
                  {name}
                  {step === now && <span className="step-list__now">{words.now}</span>}
                </summary>
                <dl className="disclosure__body step-list__words">
                  <dt>{words.whatTitle}</dt>
                  <dd>{typeof what === 'string' ? what : what(wording)}</dd>
                  <dt>{words.whoTitle}</dt>
                  <dd>{who}</dd>
                  <dt>{words.longTitle}</dt>
                  <dd>{long}</dd>
                </dl>
              </details>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
