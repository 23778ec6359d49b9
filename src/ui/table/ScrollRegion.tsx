import type { ReactNode } from 'react';

interface ScrollRegionProps {
  /** What is in it, to whoever hears it. */
  label: string;
  className: string | undefined;
  children: ReactNode;
}

/** Around what may be larger than its place: what can be scrolled can be reached by the keyboard. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={className} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
