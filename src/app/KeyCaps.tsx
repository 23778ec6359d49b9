const names: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

/** `g o` as two key caps. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span style={{ display: 'inline-flex', gap: 'var(--space-1)' }}>
      {keys.split(' ').map((key, place) => (
        <kbd key={place}>{names[key] ?? key}</kbd>
      ))}
    </span>
  );
}
