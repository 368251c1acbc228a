/** R-E13: after somebody goes, nothing of that person is left in the browser: not in storage, not in the cache. */
export const CLEAR_SITE_DATA = { 'Clear-Site-Data': '"cache", "storage"' }
