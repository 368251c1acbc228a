import { IconPhone } from '@tabler/icons-react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { phoneHref } from '../ui/PageFooter.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { useSetup } from '../ui/use-setup.ts'

/** Who to call and how writing works. No loader: this page asks nothing and keeps nothing. */
export default function Help() {
  const { help } = useMessages()
  return (
    <PageFrame title={help.pageTitle} narrow>
      <div className="stack stack--tight">
        <h1 tabIndex={-1}>{help.title}</h1>
        <p>{help.lead}</p>
      </div>
      <OnThisPage />
      <section className="crisis" aria-labelledby="gevaar">
        <Icon of={IconPhone} size={24} />
        <div className="stack stack--tight">
          <h2 id="gevaar">{help.dangerTitle}</h2>
          <p>{help.danger}</p>
          <p>
            <Phone number="112" />
          </p>
        </div>
      </section>
      <Safe />
      <Talk />
      <Card title={help.writeTitle} id="schrijven">
        <Lines lines={help.write} />
        <Keys />
      </Card>
      <Card title={help.savedTitle} id="bewaren">
        <Lines lines={help.saved} />
      </Card>
    </PageFrame>
  )
}

function OnThisPage() {
  const { help } = useMessages()
  const places = [
    ['gevaar', help.dangerTitle],
    ['veilig', help.safeTitle],
    ['praten', help.talkTitle],
    ['schrijven', help.writeTitle],
    ['bewaren', help.savedTitle],
  ]
  return (
    <nav aria-label={help.onThisPage}>
      <ul className="jumps">
        {places.map(([id, title]) => (
          <li key={id}>
            <a className="tool" href={`#${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Where "Ben je bang voor iemand die meedoet?" leads. */
function Safe() {
  const { help } = useMessages()
  return (
    <Card title={help.safeTitle} id="veilig">
      <Lines lines={help.safe} />
      <h3>{help.safeCallTitle}</h3>
      <dl className="numbers-to-call">
        {[help.safeHome, help.safeEmergency, help.safeChild].map(({ name, number, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Phone number={number} />
              <p className="muted">{text}</p>
            </dd>
          </div>
        ))}
        <div>
          <dt>{help.safeDoctor.name}</dt>
          <dd>
            <p className="muted">{help.safeDoctor.text}</p>
          </dd>
        </div>
      </dl>
      <p>{help.safeNothing}</p>
      <p>{help.safeExit}</p>
    </Card>
  )
}

function Talk() {
  const { help, common } = useMessages()
  const { help: person } = useSetup()
  return (
    <Card title={help.talkTitle} id="praten">
      {person && (
        <p>
          {common.talkText(person.name)} <Phone number={person.phone} />
        </p>
      )}
      <p>{help.talkFree}</p>
      <p>{help.talkNobody}</p>
      <p>
        {help.talkChild} <Phone number={help.talkChildNumber} />
      </p>
    </Card>
  )
}

function Keys() {
  const { help } = useMessages()
  return (
    <>
      <h3 id="toetsen">{help.keysTitle}</h3>
      <div className="table-frame">
        <table className="utrecht-table utrecht-table--html-table" aria-labelledby="toetsen">
          <thead className="utrecht-table__header">
            <tr className="utrecht-table__row">
              <th className="utrecht-table__header-cell" scope="col">
                {help.keyColumn}
              </th>
              <th className="utrecht-table__header-cell" scope="col">
                {help.doesColumn}
              </th>
            </tr>
          </thead>
          <tbody className="utrecht-table__body">
            {help.keys.map(({ key, does }) => (
              <tr className="utrecht-table__row" key={key}>
                <th className="utrecht-table__cell" scope="row">
                  <kbd>{key}</kbd>
                </th>
                <td className="utrecht-table__cell">{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted">{help.keysMac}</p>
    </>
  )
}

const Phone = ({ number }: { number: string }) => (
  <a className="phone" href={phoneHref(number)}>
    <Icon of={IconPhone} size={20} />
    <bdi dir="ltr">{number}</bdi>
  </a>
)

const Lines = ({ lines }: { lines: string[] }) => (
  <ul className="points">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
