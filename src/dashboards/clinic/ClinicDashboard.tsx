import { useParams } from 'react-router-dom';
import { SectionPage } from '@/ui/SectionPage';
import { ClinicNav } from './ClinicNav';
import { ClinicPathsProvider } from './clinicPaths';
import { clinicSections } from './clinicSections';

/**
 * Everything about patients beside their appointments: the doctor's dashboard and, at another address, the assistant's.
 * @param base where it lies: `/clinic` or `/assistant`
 */
export function ClinicDashboard({ base }: { base: string }) {
  const { section: name = 'overview' } = useParams();
  const section = clinicSections.find((one) => one.name === name);
  return (
    <ClinicPathsProvider base={base}>
      <SectionPage nav={<ClinicNav />} Section={section?.Section} />
    </ClinicPathsProvider>
  );
}
