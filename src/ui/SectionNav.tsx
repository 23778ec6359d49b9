import type { Icon } from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { NavLink } from 'react-router-dom';
import css from './SectionNav.module.css';

export interface SectionLink {
  name: string;
  to: string;
  icon: Icon;
  label: string;
  /** What waits there. */
  badge?: ReactNode;
}

interface SectionNavProps {
  /** Accessible name. */
  label: string;
  /** The first is the home of the others: its address is the beginning of theirs. */
  sections: readonly SectionLink[];
  /** Name of the one that is open. */
  open: string;
}

/** The sections of a dashboard. Where they are wider than the screen, the one that is open is in sight. */
export function SectionNav({ label, sections, open }: SectionNavProps) {
  const nav = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const link = [...(nav.current?.children ?? [])].find(
      (one): one is HTMLElement => one instanceof HTMLElement && one.dataset['section'] === open,
    );
    if (!nav.current || !link) return;
    nav.current.scrollLeft = link.offsetLeft - (nav.current.clientWidth - link.offsetWidth) / 2;
  }, [open]);
  return (
    <nav ref={nav} className={css.nav} aria-label={label}>
      {sections.map(({ name, to, icon: SectionIcon, label: words, badge }, place) => (
        <NavLink key={name} to={to} end={place === 0} className={css.link ?? ''} data-section={name}>
          <SectionIcon size={16} stroke={1.75} aria-hidden />
          {words}
          {badge}
        </NavLink>
      ))}
    </nav>
  );
}
