import { IconNotesOff } from '@tabler/icons-react';
import { useState } from 'react';
import { permits } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { type Entry, useEntry, useLoaded } from '@/store/hooks';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { GoneNotice } from '@/ui/record/GoneNotice';
import { useSession } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { SignedTreatment } from './SignedTreatment';
import css from './SignedTreatment.module.css';
import { SoapParts } from './SoapParts';
import { soapParts, type Treatment, treatments } from './treatment';
import { TreatmentEditor } from './TreatmentEditor';
import { treatmentSlice } from './treatmentSlice';
import { partWords } from './treatmentWords';
import { useSoapEdit } from './useSoapEdit';

interface TreatmentRecordProps {
  id: Id;
  /** By name. */
  treatedBy: string | null;
  /** The person deleted it: there is nothing left to show. */
  onDeleted: () => void;
}

/**
 * One record: a form while it is a draft that this person may write, else to read. It is loaded if it is not here. What
 * somebody is typing survives whatever happens to it: signed or deleted meanwhile, the words are still there to be taken.
 */
export function TreatmentRecord({ id, treatedBy, onDeleted }: TreatmentRecordProps) {
  const load = useLoaded(treatmentSlice, { id });
  const entry = useEntry(treatmentSlice, id);
  const row = entry?.row ?? null;
  const [last, setLast] = useState(row);
  if (row && row !== last) setLast(row);
  const shown = row ?? (last?.id === id ? last : null);
  if (entry && shown) return <Open key={id} {...{ entry, row: shown, treatedBy, onDeleted }} />;
  if (load.problem) return <ErrorState problem={load.problem} onRetry={load.retry} />;
  if (load.status !== 'ready') return <SkeletonRows rows={6} />;
  return (
    <EmptyState
      icon={<IconNotesOff size={24} />}
      title="There is no such record"
      hint="It may have been deleted while it was a draft. Choose another one."
    />
  );
}

interface OpenProps extends Omit<TreatmentRecordProps, 'id'> {
  entry: Entry<Treatment>;
  row: Treatment;
}

function Open({ entry, row, treatedBy, onDeleted }: OpenProps) {
  const { user } = useSession();
  const edit = useSoapEdit(row);
  if (edit.isGone) {
    const texts = soapParts.map((part) => ({
      label: partWords[part].label,
      text: edit.unsaved[part]?.mine ?? '',
    }));
    return <GoneNotice what="This draft" texts={texts} />;
  }
  if (row.signedAt !== null) return <SignedTreatment entry={entry} row={row} edit={edit} />;
  if (!permits(treatments.policy, 'change', user, row)) return <ReadDraft row={row} treatedBy={treatedBy} />;
  return <TreatmentEditor {...{ entry, row, edit, treatedBy, onDeleted }} />;
}

/** Somebody else's draft, for whoever may not write in it. */
function ReadDraft({ row, treatedBy }: Pick<OpenProps, 'row' | 'treatedBy'>) {
  return (
    <div className={css.signed}>
      <SoapParts row={row} />
      <p className={css.foreign}>Still a draft{treatedBy && `: ${treatedBy} writes and signs it`}.</p>
    </div>
  );
}
