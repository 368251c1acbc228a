import type { KnipConfig } from 'knip'

/** Finds what nothing uses: files, exports, packages. Vite, Vitest, React Router and Drizzle it knows by itself. */
export default {
  entry: [
    'scripts/*.mjs',
    'app/routes/**/*.{ts,tsx}',
    'app/**/*.client.tsx',
    // Started by their path: what a test loads into a server, and the servers that ours is measured beside.
    'tests/harness/die-at.ts',
    'tests/attack/{die-at-write,open-database,chapters}.ts',
    'tests/bench/servers/*.mjs',
  ],
  // Peers have a package of their own (tests/bench/peers).
  ignoreDependencies: ['@stoplight/prism-cli', '@hocuspocus/server', '@hocuspocus/extension-sqlite'],
  // Used where they are present.
  ignoreBinaries: ['soffice'],
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
