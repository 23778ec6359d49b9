import { useParams } from 'react-router-dom';
import { staffSlice } from '@/features/staff/staffSlice';
import { useLoaded } from '@/store/hooks';
import { SectionNav } from '@/ui/SectionNav';
import { SectionPage } from '@/ui/SectionPage';
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
    <SectionPage nav={<SectionNav label="Admin" sections={links} open={name} />} Section={section?.Section} />
  );
}
