import type { KnipConfig } from 'knip'

/** Finds what nothing uses: files, exports, packages. Vite, Vitest, React Router and Drizzle it knows by itself. */
export default {
  entry: ['scripts/*.mjs', 'app/routes/**/*.{ts,tsx}', 'app/**/*.client.tsx'],
  project: ['{app,db,plan,server,scripts,tests}/**/*.{ts,tsx,mjs,css}'],
  ignoreExportsUsedInFile: true,
  // A route may answer GET and POST alike, under the two names that React Router asks for.
  exclude: ['duplicates'],
  compilers: {
    // Style sheets import packages too.
    css: (text: string) =>
      [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)]
        .map(([, path]) => `import '${path}'`)
        .join('\n'),
  },
} satisfies KnipConfig
