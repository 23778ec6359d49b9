import {
  IconBox,
  IconCalendar,
  IconHome,
  IconNotes,
  IconReceipt,
  IconShare3,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { type ComponentType, lazy } from 'react';
import { LowStockBadge } from '@/features/inventory/LowStockBadge';
import type { ScreenSession } from '@/ui/sessionContext';
import { capitalise } from '@/ui/format';
import type { SectionName } from './clinicPaths';

export interface ClinicSection {
  name: SectionName;
  /** In the practice's words. */
  label(this: void, words: ScreenSession['practice']['vocabulary']): string;
  icon: Icon;
  /** Shows itself where it is one record, or the list: it reads `:id` from the address. */
  Section: ComponentType;
  /** Beside the label: what waits there. */
  Badge?: ComponentType;
}

/** The sections of the clinic's dashboards, in their order: one line each. */
export const clinicSections: readonly ClinicSection[] = [
  {
    name: 'overview',
    label: () => 'Today',
    icon: IconHome,
    Section: lazy(async () => ({
      default: (await import('./overview/OverviewSection')).OverviewSection,
    })),
  },
  {
    name: 'patients',
    label: (words) => capitalise(words.client.many),
    icon: IconUsers,
    Section: lazy(async () => ({ default: (await import('./patients/PatientsSection')).PatientsSection })),
  },
  {
    name: 'appointments',
    label: () => 'Appointments',
    icon: IconCalendar,
    Section: lazy(async () => ({
      default: (await import('./appointments/AppointmentsSection')).AppointmentsSection,
    })),
  },
  {
    name: 'treatments',
    label: () => 'Treatments',
    icon: IconNotes,
    Section: lazy(async () => ({
      default: (await import('./treatments/TreatmentsSection')).TreatmentsSection,
    })),
  },
  {
    name: 'billing',
    label: () => 'Billing',
    icon: IconReceipt,
    Section: lazy(async () => ({ default: (await import('./billing/BillingSection')).BillingSection })),
  },
  {
    name: 'inventory',
    label: () => 'Inventory',
    icon: IconBox,
    Section: lazy(async () => ({ default: (await import('./inventory/InventorySection')).InventorySection })),
    Badge: LowStockBadge,
  },
  {
    name: 'referrals',
    label: () => 'Referrals',
    icon: IconShare3,
    Section: lazy(async () => ({ default: (await import('./referrals/ReferralsSection')).ReferralsSection })),
  },
];
