/**
 * R-E13: after somebody goes, nothing of that person is left in the browser: not in storage, not in the cache. The
 * cookies go too, unless the browser is still somebody else.
 */
export const clearScreen = (cookies: 'with cookies' | 'keep cookies'): Record<string, string> => ({
  'Clear-Site-Data': cookies === 'with cookies' ? '"cache", "storage", "cookies"' : '"cache", "storage"',
})
