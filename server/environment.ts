/** Comes before every other import: React chooses its build by NODE_ENV when it loads. */
process.env.NODE_ENV ??= process.argv.includes('--dev') ? 'development' : 'production'
