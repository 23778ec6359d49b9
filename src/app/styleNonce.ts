/**
 * The nonce that the server gave this page: only styles that name it are heeded, so that nothing which somebody wrote into a
 * field becomes one. Empty where the page comes without (in development).
 */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

// What `get-nonce` reads: it makes the styles that keep a page from scrolling behind a dialog.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });
