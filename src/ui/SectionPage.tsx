import { IconMapOff } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, Suspense } from 'react';
import { EmptyState } from './EmptyState';
import css from './SectionPage.module.css';
import { SkeletonRows } from './SkeletonRows';

interface SectionPageProps {
  nav: ReactNode;
  /** What is open; none: the address names no section. */
  Section: ComponentType | undefined;
}

/** A dashboard of several sections: their names, and below them the one that is open, as soon as its code is here. */
export function SectionPage({ nav, Section }: SectionPageProps) {
  return (
    <div className={css.page}>
      {nav}
      <div className={css.section}>
        <Suspense fallback={<SkeletonRows rows={8} />}>
          {Section ? (
            <Section />
          ) : (
            <EmptyState
              icon={<IconMapOff size={24} />}
              title="There is no such section"
              hint="Choose one above."
            />
          )}
        </Suspense>
      </div>
    </div>
  );
}
