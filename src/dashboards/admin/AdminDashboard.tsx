import { IconMapOff } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useParams } from 'react-router-dom';
import css from '@/dashboards/clinic/clinic.module.css';
import { staffSlice } from '@/features/staff/staffSlice';
import { useLoaded } from '@/store/hooks';
import { EmptyState } from '@/ui/EmptyState';
import { SectionNav } from '@/ui/SectionNav';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { adminSections } from './adminSections';

const base = '/admin';
const home = 'bookings';
const links = adminSections.map(({ name, label, icon }) => ({
  name,
  to: name === home ? base : `${base}/${name}`,
  icon,
  label,
}));

/** All that keeps the practice: at `/admin/:section?/:id?`. */
export function AdminDashboard() {
  const { section: name = home } = useParams();
  // Also a section that shows no rows follows the feed, from where this list was true.
  useLoaded(staffSlice, {});
  const section = adminSections.find((one) => one.name === name);
  return (
    <div className={css.clinic}>
      <SectionNav label="Admin" sections={links} open={name} />
      <div className={css.section}>
        <Suspense fallback={<SkeletonRows rows={8} />}>
          {section ? (
            <section.Section />
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
