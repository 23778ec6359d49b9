import { Button } from '@mantine/core';
import { IconUserPlus, IconUserSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { permits } from '@/domain/policy';
import { Id } from '@/domain/primitives';
import { patients } from '@/features/patients/patient';
import { useCommand } from '@/ui/commands';
import { EmptyState } from '@/ui/EmptyState';
import { capitalise } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { useSession, useWords } from '@/ui/sessionContext';
import { useIsCompact } from '@/ui/useIsPhone';
import { useClinicPaths } from '../clinicPaths';
import { ImportExport } from '../imports/ImportExport';
import { NewPatientDialog } from './NewPatientDialog';
import { PatientPage } from './PatientPage';
import css from './patients.module.css';
import { PatientsPane } from './PatientsPane';
import { useSplitHeight } from './useSplitHeight';

/** Patients: the list of all, and beside it, or instead of it on a narrow screen, the one that is open. */
export function PatientsSection() {
  const { user } = useSession();
  const { client } = useWords();
  const paths = useClinicPaths();
  const navigate = useNavigate();
  const isCompact = useIsCompact();
  const split = useSplitHeight();
  const opened = Id.safeParse(useParams()['id']);
  const openId = opened.success ? opened.data : null;
  const [text, setText] = useState('');
  const [newFrom, setNewFrom] = useState<string | null>(null);
  const mayCreate = permits(patients.policy, 'create', user, {});
  const startNew = () => mayCreate && setNewFrom(text.trim());
  useCommand({ id: 'patients.new', label: `New ${client.one}`, keys: 'n', run: startNew });

  const isAlone = isCompact && openId !== null;
  return (
    <div className={css.section}>
      {!isAlone && (
        <PageHeader title={capitalise(client.many)}>
          <ImportExport subject="patients" />
          {mayCreate && (
            <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={startNew}>
              New {client.one}
            </Button>
          )}
        </PageHeader>
      )}
      <div ref={split} className={css.split} data-compact={isCompact || undefined}>
        <div className={css.list} hidden={isAlone}>
          <PatientsPane openId={openId} text={text} onText={setText} onNew={startNew} />
        </div>
        {openId && <PatientPage key={openId} id={openId} isAlone={isAlone} />}
        {!openId && !isCompact && (
          <div className={css.page}>
            <EmptyState
              icon={<IconUserSearch />}
              title={`No ${client.one} is open`}
              hint="Choose one from the list, or press / and type a name."
            />
          </div>
        )}
      </div>
      <NewPatientDialog
        from={newFrom}
        onClose={() => setNewFrom(null)}
        onCreated={(id) => {
          setNewFrom(null);
          void navigate(paths.patient(id));
        }}
      />
    </div>
  );
}
