import { useEffect, useState } from 'react';
import css from './account.module.css';

/** Modules of silence that every reader needs around the code. */
const quiet = 4;

/** A text as a QR code, drawn here: no picture of a secret is asked of any server. Its code is fetched when first shown. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawn, setDrawn] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let isGone = false;
    void import('uqr').then(({ encode }) => {
      const { data, size } = encode(text, { ecc: 'M', border: quiet });
      if (!isGone) setDrawn({ size, path: pathOf(data) });
    });
    return () => {
      isGone = true;
    };
  }, [text]);
  return (
    <div className={css.qr}>
      {drawn && (
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${drawn.size} ${drawn.size}`}
          shapeRendering="crispEdges"
        >
          <path d={drawn.path} />
        </svg>
      )}
    </div>
  );
}

/** Each run of dark modules of a line as one stroke. */
function pathOf(lines: readonly (readonly boolean[])[]): string {
  return lines
    .flatMap((line, y) =>
      line.flatMap((isDark, x) => {
        if (!isDark || line[x - 1]) return [];
        const end = line.indexOf(false, x);
        const length = (end === -1 ? line.length : end) - x;
        return [`M${x} ${y}h${length}v1h-${length}z`];
      }),
    )
    .join('');
}
