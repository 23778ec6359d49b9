import { hiddenFields } from '@/domain/fieldPolicy';
import { permits } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useSession, useToday, useWords } from '@/ui/sessionContext';
import { EditedField } from './EditedField';
import { patients } from './patient';
import { ageWords } from './patientAge';
import { type FieldLook, patientFields } from './patientFields';
import css from './PatientFields.module.css';
import { patientSlice } from './patientSlice';
import { useFieldGlow } from './useFieldGlow';
import { usePatientEdit } from './usePatientEdit';

const headings = { details: 'Details', clinical: 'Clinical' } as const;

/** All that is written of a patient, each field edited in its place; without what this role may not know. */
export function PatientFields({ id }: { id: Id }) {
  const { user } = useSession();
  const { client } = useWords();
  const today = useToday();
  const entry = useEntry(patientSlice, id);
  const edit = usePatientEdit(id);
  const glowOf = useFieldGlow(entry);
  const row = entry?.row;
  const { isGone } = edit.record;
  if (!row && !isGone) return null;
  const hidden = hiddenFields(patients, user.role);
  const isReadOnly = isGone || !row || !permits(patients.policy, 'change', user, row);
  const birthDate = edit.record.value('birthDate');

  const fieldsOf = (looks: readonly FieldLook[]) => looks.filter(({ name }) => !hidden.includes(name));
  return (
    <div className={css.groups} data-id={id}>
      {isGone && (
        <p className={css.gone} role="status">
          This {client.one} was deleted meanwhile. Nothing can be saved any more; what you typed can still be
          copied.
        </p>
      )}
      {Object.entries(patientFields).map(([group, looks]) => {
        const shown = fieldsOf(looks);
        if (shown.length === 0) return null;
        return (
          <section key={group} className={css.group} data-group={group}>
            <h3 className={css.heading}>{headings[group as keyof typeof headings]}</h3>
            <div className={css.fields}>
              {shown.map((look) => (
                <EditedField
                  key={look.name}
                  look={look}
                  edit={edit}
                  isReadOnly={isReadOnly}
                  glow={glowOf(look.name)}
                  {...(look.name === 'birthDate' && birthDate ? { hint: ageWords(today, birthDate) } : {})}
                />
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}
