import { Suspense } from 'react';
import { useParams } from 'react-router-dom';
import { EmptyState } from '@/ui/EmptyState';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { IconMapOff } from '@tabler/icons-react';
import { ClinicNav } from './ClinicNav';
import { ClinicPathsProvider } from './clinicPaths';
import { clinicSections } from './clinicSections';
import css from './clinic.module.css';

/**
 * Everything about patients beside their appointments: the doctor's dashboard and, at another address, the assistant's.
 * @param base where it lies: `/clinic` or `/assistant`
 */
export function ClinicDashboard({ base }: { base: string }) {
  const { section: name = 'overview' } = useParams();
  const section = clinicSections.find((one) => one.name === name);
  return (
    <ClinicPathsProvider base={base}>
      <div className={css.clinic}>
        <ClinicNav />
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
    </ClinicPathsProvider>
  );
}
