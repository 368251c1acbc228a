import { useMessages } from '../messages/MessagesProvider.tsx'
import { QrCode } from '../people/QrCode.tsx'
import type { QrDrawing } from '../people/qr-code.server.ts'
import type { Open } from './Agenda.tsx'
import { Timer } from './Timer.tsx'

/** In large letters, for everybody in the room: the step, the time, the turn, the code at the door. */
export function Projector({ evening, qr }: { evening: Open; qr: QrDrawing | null }) {
  const { guide } = useMessages()
  const line = evening.agenda[evening.current]
  const [speaker, follows] = evening.turns
  return (
    <div className="projector">
      <div className="projector__step">
        <h1>{line ? guide.scripts[line.step].title : guide.notBegun}</h1>
        {line && <p className="projector__goal">{guide.scripts[line.step].goal}</p>}
        {line && <Timer planned={line.minutes} clock={evening.clock} big />}
        {line && speaker && (
          <p className="projector__turn" aria-live="polite">
            {guide.speaksNow(speaker.name)}
            {follows && (
              <span className="muted">
                {' '}
                {guide.follows}: {follows.name}
              </span>
            )}
          </p>
        )}
      </div>
      {qr && (
        <div className="projector__code">
          <QrCode drawing={qr} label={guide.lobbyQr} />
          <p>{guide.lobbyScan}</p>
        </div>
      )}
    </div>
  )
}
