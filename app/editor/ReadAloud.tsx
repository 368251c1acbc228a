import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconVolume } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Reader, type ReaderState } from './reader.ts'

/** "Lees voor" of one section: start, pause, stop, and the sentence that sounds now (L4). */
export function useReadAloud(title: string, text: () => string, announce: (sentence: string) => void) {
  const { plan } = useMessages()
  const language = useLanguage()
  const [state, setState] = useState<ReaderState>({ kind: 'silent' })
  const reader = useRef<Reader>(null)
  // Leaving the page or the question ends it.
  useEffect(() => () => reader.current?.stop(), [])

  const mute = state.kind === 'no-voice'
  useEffect(() => {
    if (mute) announce(plan.noVoice)
  }, [mute, announce, plan])

  const begin = () => {
    reader.current ??= new Reader(window.speechSynthesis, setState)
    void reader.current.read(text(), language)
  }
  const busy = state.kind === 'reading' || state.kind === 'paused'
  const button = (
    <Button className="read-aloud no-print" variant="subtle" icon={IconVolume} iconOnly onClick={begin}>
      {plan.readPart(title)}
    </Button>
  )
  const strip =
    state.kind === 'no-voice' ? (
      <p className="reading">{plan.noVoice}</p>
    ) : busy ? (
      <div className="reading no-print">
        <p className="reading__sentence">
          <mark>{state.sentence}</mark>
        </p>
        <div className="reading__buttons">
          {state.kind === 'reading' ? (
            <Button size="small" icon={IconPlayerPause} onClick={() => reader.current?.pause()}>
              {plan.pause}
            </Button>
          ) : (
            <Button size="small" icon={IconPlayerPlay} onClick={() => reader.current?.resume()}>
              {plan.resume}
            </Button>
          )}
          <Button size="small" icon={IconPlayerStop} onClick={() => reader.current?.stop()}>
            {plan.stop}
          </Button>
        </div>
      </div>
    ) : null
  return { button, strip }
}
