import { Combobox, Highlight } from '@mantine/core';
import { memo } from 'react';
import type { Id } from '@/domain/primitives';
import { patientName } from './patient';
import { patientFacts } from './patientFromText';
import css from './PatientPicker.module.css';
import { usePatient } from './usePatient';

/** One patient to choose, with what tells it from another of the same name. What was typed stands out. */
export const PatientOption = memo(function PatientOption({ id, text }: { id: Id; text: string }) {
  const row = usePatient(id);
  if (!row) return null;
  return (
    <Combobox.Option value={id} data-id={id} className={css.option ?? ''}>
      <Highlight
        component="span"
        className={css.name ?? ''}
        highlight={text.split(/\s+/).filter(Boolean)}
        highlightStyles={{ color: 'inherit', background: 'none', fontWeight: 700 }}
      >
        {patientName(row)}
      </Highlight>
      <span className={css.facts}>{patientFacts(row)}</span>
    </Combobox.Option>
  );
});
