import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'
import { textsPerPage } from './app/messages/per-page/plugin.ts'

/** Exactly one copy of each of these may exist in the page: two copies of yjs break every document (R-B37). */
const single = ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom', '@tiptap/pm', '@tiptap/core']

/**
 * What every page needs comes as one file: compressed together it is smaller, and it stays the same for longest. So do
 * the pictograms that many pages show: alone each is smaller than what it takes to ask for it.
 */
const groups = [
  { name: 'framework', test: /node_modules\/(?:react|react-dom|react-router|scheduler)\// },
  { name: 'icons', test: /node_modules\/@tabler\//, minShareCount: 4 },
]

export default defineConfig({
  plugins: [textsPerPage(), reactRouter()],
  resolve: { dedupe: single },
  build: { sourcemap: false, assetsInlineLimit: 0 },
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } },
  },
  optimizeDeps: {
    include: ['@tiptap/react', '@tiptap/y-tiptap', 'y-websocket', 'yjs'],
  },
})
