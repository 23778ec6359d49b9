import {
  IconActivity,
  IconCalendarWeek,
  IconClockEdit,
  IconLayoutGrid,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
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
  { path: '/admin/sync', icon: IconActivity, label: 'Sync', key: 'y', roles: ['admin'] },
];

export function screensOf(role: Role): readonly Screen[] {
  return screens.filter(({ roles }) => roles.includes(role));
}

export function labelOf(screen: Screen, role: Role): string {
  return screen.labels?.[role] ?? screen.label;
}

const homes: Partial<Record<Role, string>> = { therapist: '/therapist', scheduler: '/scheduling' };

/** Where `/` leads for this role; `/welcome` where no screen exists for it yet. */
export function homeOf(role: Role): string {
  return homes[role] ?? screensOf(role)[0]?.path ?? '/welcome';
}

/** Whether the role may open what lies at this path. Unknown paths are nobody's. */
export function mayOpen(role: Role, path: string): boolean {
  const screen = screens.find(
    (candidate) => path === candidate.path || path.startsWith(`${candidate.path}/`),
  );
  return screen?.roles.includes(role) ?? false;
}
