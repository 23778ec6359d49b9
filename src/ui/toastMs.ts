/** How long a toast stays by itself, in milliseconds. */
export const toastMs = { shown: 6_000, refused: 12_000 } as const;
