/**
 * React Aria adds one style element; under our Content-Security-Policy it needs the nonce of the page, and this name is
 * where it looks for it.
 */
Object.assign(globalThis, {
  __webpack_nonce__: document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce,
})
