import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { Id } from '@/domain/primitives';
import { useUrlState } from '@/ui/useUrlState';
import { type SectionName, useClinicPaths } from './clinicPaths';

/** What a section looks at, kept in its address: the opened record, its filters, and whom a new one is about. */
export function useRecordPlace(section: SectionName) {
  const params = useParams();
  const [url, setUrl] = useUrlState();
  const paths = useClinicPaths();
  const navigate = useNavigate();
  const { search } = useLocation();
  const opened = Id.safeParse(params['id']);
  const patient = Id.safeParse(url.get('patient'));
  const open = useCallback(
    (id: Id | null) => {
      const kept = new URLSearchParams(search);
      kept.delete('patient');
      const query = kept.size > 0 ? `?${kept.toString()}` : '';
      void navigate((id ? paths.record(section, id) : paths.section(section)) + query);
    },
    [navigate, paths, search, section],
  );
  return useMemo(
    () => ({
      openedId: opened.success ? opened.data : null,
      /** Null closes it. */
      open,
      /** The patient whom somebody came here about. */
      patientId: patient.success ? patient.data : null,
      forgetPatient: () => setUrl({ patient: null }),
      url,
      setUrl,
    }),
    [opened.data, opened.success, open, patient.data, patient.success, url, setUrl],
  );
}
