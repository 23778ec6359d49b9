import { useState } from 'react';
import type { Entry } from '@/store/hooks';
import { type GlowProps, useGlow } from '@/store/useGlow';
import type { Patient } from './patient';
import { changedFields } from './patientFields';

const nothing: GlowProps = {};

/** Marks the fields that somebody else has just changed, and no others: spread what it tells of a field on its element. */
export function useFieldGlow(entry: Entry<Patient> | undefined): (field: keyof Patient) => GlowProps {
  const row = entry?.row ?? null;
  const [seen, setSeen] = useState<{ row: Patient | null; changed: readonly string[] }>({ row, changed: [] });
  let { changed } = seen;
  if (row !== seen.row) {
    changed = row && seen.row && row.id === seen.row.id ? changedFields(seen.row, row) : [];
    setSeen({ row, changed });
  }
  const glow = useGlow(entry);
  return (field) => (changed.includes(field) ? glow : nothing);
}
