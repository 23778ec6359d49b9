/** Three people's days, moving together: the product's mark. */
export function LockstepMark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g stroke="var(--accent-ink)" strokeWidth="4" strokeLinecap="round">
        <path d="M9 8v16M16 8v16M23 8v16" opacity="0.28" />
        <path d="M9 14v6M16 11v6M23 14v6" />
      </g>
    </svg>
  );
}
