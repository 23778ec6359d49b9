import { useRef } from 'react';
import type { Id } from '@/domain/primitives';
import { type Patient, patients } from '@/features/patients/patient';
import { changedFields, fieldsWords } from '@/features/patients/patientFields';
import type { OthersChange } from '@/store/useOthersChanges';
import { capitalise } from '@/ui/format';
import { useSession, useWords } from '@/ui/sessionContext';
import { useToastsOf, whereWords } from '../../useToastsOf';
import type { TimelineSource } from './timelineSource';
import { timelineSources } from './timelineSources';

const verbs = { created: 'added', updated: 'changed', deleted: 'deleted' } as const;

/** Names what somebody else changes of the patient that is open, and of all that belongs to them: one write, one toast. */
export function PatientToasts({ patientId }: { patientId: Id }) {
  const { client } = useWords();
  const told = useRef<string | null>(null);
  /** Whether nothing was said yet of the write that this change belongs to. */
  const isFresh = ({ event }: OthersChange) => {
    const { mutationId = null } = event;
    if (mutationId !== null && told.current === mutationId) return false;
    told.current = mutationId;
    return true;
  };

  useToastsOf(patients.path, (change) => {
    const { event } = change;
    if (event.id !== patientId) return null;
    if (event.op === 'deleted') return `${capitalise(client.one)} deleted ${whereWords(change)}`;
    const [before, after] = [change.before as Patient | undefined, event.row as Patient | undefined];
    const changed = before && after ? changedFields(before, after) : [];
    return changed.length === 0 || !isFresh(change)
      ? null
      : `${fieldsWords(changed)} changed ${whereWords(change)}`;
  });
  return timelineSources.map((source) => (
    <SourceToasts key={source.kind} source={source} patientId={patientId} isFresh={isFresh} />
  ));
}

interface SourceToastsProps {
  source: TimelineSource;
  patientId: Id;
  isFresh: (change: OthersChange) => boolean;
}

function SourceToasts({ source, patientId, isFresh }: SourceToastsProps) {
  const { timeZone } = useSession().practice;
  useToastsOf(source.kind, (change) => {
    const rows = [change.event.row, change.before] as readonly ({ patientId?: Id } | undefined)[];
    if (!rows.some((row) => row?.patientId === patientId) || !isFresh(change)) return null;
    if (source.wordsOf) return source.wordsOf(change, timeZone);
    return `${source.one} ${verbs[change.event.op]} ${whereWords(change)}`;
  });
  return null;
}
