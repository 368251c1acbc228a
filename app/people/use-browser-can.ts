import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** True once the page runs in a browser that can do this: without scripts, and on the server, it is not offered. */
export const useBrowserCan = (test: () => boolean): boolean => useSyncExternalStore(never, test, () => false)
