import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

/** Exactly one copy of each of these may exist in the page: two copies of yjs break every document (R-B37). */
const single = ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom', '@tiptap/pm', '@tiptap/core']

export default defineConfig({
  plugins: [reactRouter()],
  resolve: { dedupe: single },
  build: { sourcemap: false, assetsInlineLimit: 0 },
  optimizeDeps: {
    include: ['@tiptap/react', '@tiptap/y-tiptap', 'react-aria-components', 'y-websocket', 'yjs'],
  },
})
