import { useParams } from 'react-router-dom';
import { SectionNav } from '@/ui/SectionNav';
import { useWords } from '@/ui/sessionContext';
import { useClinicPaths } from './clinicPaths';
import { clinicSections } from './clinicSections';

/** The sections, with what waits in each. */
export function ClinicNav() {
  const paths = useClinicPaths();
  const words = useWords();
  const { section = 'overview' } = useParams();
  const sections = clinicSections.map(({ name, label, icon, Badge }) => ({
    name,
    to: paths.section(name),
    icon,
    label: label(words),
    badge: Badge && <Badge />,
  }));
  return <SectionNav label="Clinic" sections={sections} open={section} />;
}
