import {
  IconCalendarHeart,
  IconCalendarPlus,
  IconCalendarWeek,
  IconClipboardHeart,
  IconClockEdit,
  IconLayoutGrid,
  IconSettings,
  IconStethoscope,
  IconUserCircle,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { Language } from '@/domain/language';
import type { Role } from '@/domain/policy';

export interface Screen {
  path: string;
  icon: Icon;
  /** Short enough for the bottom bar of a phone. */
  label: string;
  /** Second key of its shortcut, after `g`. */
  key: string;
  roles: readonly Role[];
  /** The same screen, called otherwise by these roles. */
  labels?: Partial<Record<Role, string>>;
  /** Its label in other languages, where its roles are spoken to in them. */
  translated?: Partial<Record<Language, string>>;
}

/** The dashboards, in the order of the rail. */
export const screens: readonly Screen[] = [
  { path: '/operator', icon: IconLayoutGrid, label: 'Operator', key: 'o', roles: ['operator', 'admin'] },
  {
    path: '/scheduling',
    icon: IconCalendarWeek,
    label: 'Scheduling',
    key: 's',
    roles: ['scheduler', 'operator', 'admin'],
  },
  {
    path: '/therapist',
    icon: IconUsers,
    label: 'People',
    key: 't',
    roles: ['therapist', 'operator', 'admin'],
    labels: { therapist: 'My week' },
  },
  {
    path: '/availability',
    icon: IconClockEdit,
    label: 'Availability',
    key: 'a',
    roles: ['therapist', 'operator', 'admin'],
  },
  {
    path: '/clinic',
    icon: IconStethoscope,
    label: 'Clinic',
    key: 'c',
    roles: ['therapist', 'admin'],
  },
  {
    path: '/assistant',
    icon: IconClipboardHeart,
    label: 'Clinic',
    key: 'c',
    roles: ['assistant'],
  },
  {
    path: '/portal',
    icon: IconCalendarHeart,
    label: 'My appointments',
    translated: { de: 'Meine Termine' },
    key: 'p',
    roles: ['patient'],
  },
  {
    path: '/portal/book',
    icon: IconCalendarPlus,
    label: 'Book',
    translated: { de: 'Buchen' },
    key: 'b',
    roles: ['patient'],
  },
  {
    path: '/portal/profile',
    icon: IconUserCircle,
    label: 'Profile',
    translated: { de: 'Profil' },
    key: 'f',
    roles: ['patient'],
  },
  { path: '/admin', icon: IconSettings, label: 'Admin', key: 'd', roles: ['admin'] },
];

export function screensOf(role: Role): readonly Screen[] {
  return screens.filter(({ roles }) => roles.includes(role));
}

export function labelOf(screen: Screen, role: Role, language: Language = 'en'): string {
  return screen.translated?.[language] ?? screen.labels?.[role] ?? screen.label;
}

const homes: Partial<Record<Role, string>> = { therapist: '/therapist', scheduler: '/scheduling' };

/** Where `/` leads for this role; `/welcome` where no screen exists for it yet. */
export function homeOf(role: Role): string {
  return homes[role] ?? screensOf(role)[0]?.path ?? '/welcome';
}

/** Whether palette and shortcuts are for this role: they find what only a practice's own people look for. */
export function hasSearch(role: Role): boolean {
  return role !== 'patient';
}

/** The screen that a path belongs to: the closest one, where one lies beneath another; null for what is no screen's. */
export function screenAt(path: string): Screen | null {
  const above = screens.filter((screen) => path === screen.path || path.startsWith(`${screen.path}/`));
  return above.toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
}

/** Whether the role may open what lies at this path. Unknown paths are nobody's. */
export function mayOpen(role: Role, path: string): boolean {
  return screenAt(path)?.roles.includes(role) ?? false;
}
