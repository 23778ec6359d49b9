import {
  IconActivity,
  IconBriefcase,
  IconCalendar,
  IconChartBar,
  IconHistory,
  IconKey,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { type ComponentType, lazy } from 'react';

export interface AdminSection {
  /** Last part of its address; the first one's is `/admin` itself. */
  name: string;
  label: string;
  icon: Icon;
  /** Reads `:id` from the address where it opens one record. */
  Section: ComponentType;
}

/** The sections of the admin's dashboard, in their order: one line each. */
export const adminSections: readonly AdminSection[] = [
  {
    name: 'bookings',
    label: 'Bookings',
    icon: IconCalendar,
    Section: lazy(async () => ({ default: (await import('./bookings/BookingsSection')).BookingsSection })),
  },
  {
    name: 'figures',
    label: 'Figures',
    icon: IconChartBar,
    Section: lazy(async () => ({ default: (await import('./figures/FiguresSection')).FiguresSection })),
  },
  {
    name: 'staff',
    label: 'Staff',
    icon: IconUsers,
    Section: lazy(async () => ({ default: (await import('./staff/StaffSection')).StaffSection })),
  },
  {
    name: 'services',
    label: 'Services',
    icon: IconBriefcase,
    Section: lazy(async () => ({ default: (await import('./services/ServicesSection')).ServicesSection })),
  },
  {
    name: 'people',
    label: 'People',
    icon: IconKey,
    Section: lazy(async () => ({ default: (await import('./people/PeopleSection')).PeopleSection })),
  },
  {
    name: 'settings',
    label: 'Settings',
    icon: IconSettings,
    Section: lazy(async () => ({ default: (await import('./settings/SettingsSection')).SettingsSection })),
  },
  {
    name: 'sync',
    label: 'Sync',
    icon: IconActivity,
    Section: lazy(async () => ({ default: (await import('./sync/SyncDashboard')).SyncDashboard })),
  },
  {
    name: 'audit',
    label: 'Audit',
    icon: IconHistory,
    Section: lazy(async () => ({ default: (await import('./audit/AuditSection')).AuditSection })),
  },
];
