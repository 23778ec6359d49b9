import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import { permits } from '@/domain/policy';
import type { Entry } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';
import { AddendumForm } from './AddendumForm';
import { Addenda } from './Addenda';
import css from './SignedTreatment.module.css';
import { SoapParts } from './SoapParts';
import { type Treatment, treatments } from './treatment';
import { UnsavedNotice } from './UnsavedNotice';
import type { SoapEdit } from './useSoapEdit';
import { useInstantText } from './useTreatmentTimes';

interface SignedTreatmentProps {
  entry: Entry<Treatment>;
  row: Treatment;
  edit: SoapEdit;
}

/** A signed record: to read, and to add to. */
export function SignedTreatment({ entry, row, edit }: SignedTreatmentProps) {
  const { user } = useSession();
  const instantText = useInstantText();
  const isStored = Boolean(entry.confirmed?.signedAt);
  const mayAdd = permits(treatments.policy, 'change', user, row);
  return (
    <div className={css.signed}>
      <UnsavedNotice edit={edit} mayAdd={mayAdd} />
      <SoapParts row={row} />
      <p className={css.signature} data-pending={!isStored || undefined}>
        <IconRosetteDiscountCheck size={20} aria-hidden />
        {isStored && row.signedAt !== null ? (
          <span>
            Signed by <strong>{row.signedBy}</strong> · {instantText(row.signedAt)}
          </span>
        ) : (
          <span>Being signed by {row.signedBy}…</span>
        )}
      </p>
      <Addenda entry={entry} addenda={row.addenda ?? []} />
      {mayAdd && isStored && <AddendumForm row={row} edit={edit} />}
    </div>
  );
}
