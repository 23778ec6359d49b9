import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Id } from '@/domain/primitives';

export type SectionName =
  'overview' | 'patients' | 'appointments' | 'treatments' | 'billing' | 'inventory' | 'referrals';

/** Where things of the clinic lie: the doctor and the assistant have the same screens at addresses of their own. */
export interface ClinicPaths {
  section(name: SectionName): string;
  patient(id: Id): string;
  /** One record within its section, opened. */
  record(name: SectionName, id: Id): string;
}

const PathsContext = createContext<ClinicPaths | null>(null);

/** @param base `/clinic` or `/assistant` */
export function ClinicPathsProvider({ base, children }: { base: string; children: ReactNode }) {
  const paths = useMemo<ClinicPaths>(() => {
    const section = (name: SectionName) => (name === 'overview' ? base : `${base}/${name}`);
    const record = (name: SectionName, id: Id) => `${section(name)}/${id}`;
    return { section, record, patient: (id) => record('patients', id) };
  }, [base]);
  return <PathsContext value={paths}>{children}</PathsContext>;
}

/** @throws Error outside of `ClinicPathsProvider` */
export function useClinicPaths(): ClinicPaths {
  const paths = useContext(PathsContext);
  if (!paths) throw new Error('There is no ClinicPathsProvider around this component.');
  return paths;
}
