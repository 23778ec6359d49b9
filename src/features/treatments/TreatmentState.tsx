import { IconPencil, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { StatusFace } from '@/ui/StatusFace';
import type { Treatment } from './treatment';

const draft = { shape: IconPencil, tone: 'warn' } as const;
const signed = { shape: IconRosetteDiscountCheck, tone: 'good' } as const;

/** Draft or signed, as word, shape and colour. */
export function TreatmentState({ row }: { row: Pick<Treatment, 'signedAt'> }) {
  return row.signedAt === null ? (
    <StatusFace look={draft} word="Draft" status="draft" />
  ) : (
    <StatusFace look={signed} word="Signed" status="signed" />
  );
}
