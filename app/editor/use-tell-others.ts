import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Announcements } from './announcements.ts'
import type { Here, PresenceState } from './presence.ts'
import type { PlanRoom } from './room.ts'
import { rootNameOf } from './root-name.ts'

/** Who is here when the plan opens, or opens again, is no news. */
const SETTLING = 3_000

interface Options {
  room: PlanRoom | null
  live: boolean
  here: readonly Here[]
  muted: boolean
  sectionOfRoot: ReadonlyMap<string, string>
  titleOf: (section: string) => string
}

/** Tells a screen reader, in groups, who comes and goes and where others write (R-B41, E8). */
export function useTellOthers({ room, live, here, muted, sectionOfRoot, titleOf }: Options): void {
  const { plan } = useMessages()
  const language = useLanguage()
  const queue = useRef<Announcements>(null)
  const known = useRef<Map<string, string> | null>(null)
  const liveSince = useRef<number | null>(null)
  const doc = room?.doc ?? null
  const awareness = room?.awareness ?? null
  const announce = room?.announce

  useEffect(() => {
    const names = (list: string[]) => new Intl.ListFormat(language).format(list)
    queue.current = new Announcements({
      joined: (list) => plan.joined(names(list), list.length > 1),
      left: (list) => plan.left(names(list), list.length > 1),
      edited: (name, section) => plan.edited(name ?? plan.someone, titleOf(section)),
    })
    if (!announce || muted) return
    const tick = setInterval(() => {
      const sentences = queue.current?.flush(Date.now()) ?? []
      if (sentences.length > 0) announce(sentences.join(' '))
    }, 1_000)
    return () => clearInterval(tick)
  }, [announce, muted, plan, language, titleOf])

  useEffect(() => {
    liveSince.current = live ? Date.now() : null
    if (!live) known.current = null
  }, [live])

  useEffect(() => {
    const now = Date.now()
    const others = new Map(
      here.filter(({ isMe }) => !isMe).map(({ participantId, name }) => [participantId, name]),
    )
    const before = known.current
    const settled = liveSince.current !== null && now - liveSince.current > SETTLING
    known.current = others
    if (!before || !settled) return
    for (const [id, name] of others) if (!before.has(id)) queue.current?.came(name, now)
    for (const [id, name] of before) if (!others.has(id)) queue.current?.went(name, now)
  }, [here])

  useEffect(() => {
    if (!doc || !awareness || !live) return
    const changed = (transaction: Y.Transaction) => {
      if (transaction.local) return
      const authors = [...transaction.afterState]
        .filter(([client, clock]) => transaction.beforeState.get(client) !== clock)
        .map(([client]) => (awareness.getStates().get(client) as PresenceState | undefined)?.user?.name)
      const [only] = authors
      for (const type of transaction.changed.keys()) {
        const section = sectionOfRoot.get(rootNameOf(type) ?? '')
        if (section) queue.current?.edited(section, authors.length === 1 && only ? only : null, Date.now())
      }
    }
    doc.on('afterTransaction', changed)
    return () => doc.off('afterTransaction', changed)
  }, [doc, awareness, live, sectionOfRoot])
}
