import { Button } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { Appointment } from '@/features/appointments/appointment';
import { inventorySlice } from '@/features/inventory/inventorySlice';
import { LowStockBadge } from '@/features/inventory/LowStockBadge';
import { DueField } from '@/features/invoices/DueField';
import { totalOf } from '@/features/invoices/invoice';
import { lineProblems } from '@/features/invoices/lineEdits';
import { LinesEditor } from '@/features/invoices/LinesEditor';
import { serviceSlice } from '@/features/services/serviceSlice';
import { useCompleteVisit } from '@/features/visits/useCompleteVisit';
import { isCompletable } from '@/features/visits/visit';
import { visitRefusal, type VisitRefusal, type VisitSection } from '@/features/visits/visitCall';
import { usualLines, visitBody, type VisitDraft, whyTooMuch } from '@/features/visits/visitDraft';
import { type Entry, useAppSelector, useRow } from '@/store/hooks';
import drawer from '@/ui/drawerParts.module.css';
import { formatMoney } from '@/ui/formatMoney';
import { useSession } from '@/ui/sessionContext';
import { Toggle } from '@/ui/Toggle';
import { NoteFields } from './NoteFields';
import { UsedThings } from './UsedThings';
import { useVisitDraft } from './useVisitDraft';
import css from './visit.module.css';
import { VisitFacts } from './VisitFacts';

interface VisitFormProps {
  row: Appointment;
  entry: Entry<Appointment>;
  /** It was deleted, or is out of this person's sight; `row` is how it was. */
  isGone: boolean;
  /** Said as soon as it is there. */
  onCompleted(): void;
  onCancel(): void;
}

const noProblems: ReadonlyMap<string, string> = new Map();

/** Note, what was used, and the invoice of one visit, completed by one press. */
export function VisitForm({ row, entry, isGone, onCompleted, onCancel }: VisitFormProps) {
  const { currency } = useSession().practice;
  const service = useRow(serviceSlice, row.serviceId);
  const { draft, change, forget } = useVisitDraft(row.id);
  const completeVisit = useCompleteVisit();
  const [isSaving, setSaving] = useState(false);
  const [wasTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<VisitRefusal | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const usual = useMemo(() => usualLines(service), [service]);
  const lines = draft.lines ?? usual;
  const wrongLines = useMemo(() => lineProblems(lines), [lines]);
  const isShort = useAppSelector((state) =>
    draft.used.some((thing) => {
      const item = inventorySlice.selectors.selectById(state, thing.itemId);
      return whyTooMuch(thing, item?.quantity) !== null;
    }),
  );
  const isOver = isGone || !isCompletable(row.status);
  const total = totalOf(lines);

  /** What was refused is another thing once it was changed. */
  function edit(section: VisitSection, patch: Partial<VisitDraft>): void {
    if (refusal?.section === section) setRefusal(null);
    change(patch);
  }

  async function complete(): Promise<void> {
    setTried(true);
    if (isOver || isSaving) return;
    if (isShort || wrongLines.size > 0) {
      // Once what is wrong is marked.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setSaving(true);
    setRefusal(null);
    const result = await completeVisit(row.id, visitBody(draft));
    setSaving(false);
    if (!result.ok) return setRefusal(visitRefusal(result.problem));
    forget();
    onCompleted();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void complete();
  }

  const problemsOf = (section: VisitSection) => (refusal?.section === section ? refusal.fields : noProblems);
  const said = (section: VisitSection) => refusal?.section === section && <Refused why={refusal.detail} />;
  const refusedLines = [...problemsOf('invoice')].map(
    ([field, why]) => [field.replace(/^lines\./, ''), why] as const,
  );
  return (
    <form
      ref={form}
      className={drawer.form}
      aria-label="Complete visit"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void complete();
      }}
    >
      <div className={drawer.scroll}>
        <VisitFacts row={row} entry={entry} />
        {isOver && <Refused why={isGone ? goneWords : whyOver(row.status)} />}
        {said('visit')}
        <Part title="Note" hint="A draft: the one who treated signs it.">
          <NoteFields
            note={draft.note}
            problems={problemsOf('note')}
            onChange={(note) => edit('note', { note })}
          />
          {said('note')}
        </Part>
        <Part title="Used" aside={<LowStockBadge />}>
          <UsedThings
            used={draft.used}
            problems={problemsOf('used')}
            onChange={(used) => edit('used', { used })}
          />
          {said('used')}
        </Part>
        <Part title="Invoice">
          <LinesEditor
            lines={lines}
            problems={new Map([...(wasTried ? wrongLines : noProblems), ...refusedLines])}
            onChange={(next) => edit('invoice', { lines: next })}
          />
          <div className={css.invoice}>
            <Toggle
              label="Issue it now"
              checked={draft.isIssued}
              onChange={(isIssued) => edit('invoice', { isIssued })}
            />
            <DueField value={draft.dueOn} onChange={(dueOn) => edit('invoice', { dueOn })} />
          </div>
          {said('invoice')}
        </Part>
      </div>
      <div className={drawer.footer}>
        <p className={css.total}>
          <span>{draft.isIssued ? 'Invoice' : 'Draft invoice'}</span>
          <strong>{Number.isNaN(total) ? '–' : formatMoney(total, currency)}</strong>
        </p>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={isSaving} disabled={isOver}>
          Complete visit
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  title: string;
  hint?: string;
  aside?: ReactNode;
  children: ReactNode;
}

function Part({ title, hint, aside, children }: PartProps) {
  return (
    <fieldset className={css.part}>
      <legend>
        {title} {aside}
        {hint && <span className={css.hint}>{hint}</span>}
      </legend>
      {children}
    </fieldset>
  );
}

function Refused({ why }: { why: string }) {
  return (
    <p className={css.refused} role="alert">
      {why}
    </p>
  );
}

const goneWords =
  'This appointment was deleted meanwhile, or moved to somebody whose appointments you do not see. What you wrote is not saved: copy what you need.';

function whyOver(status: Appointment['status']): string {
  if (status === 'completed')
    return 'This visit was completed meanwhile. What you wrote is still here and is not saved: copy what you need.';
  return 'A visit is completed once the person has arrived or is being treated. Set its status first; what you wrote is still here.';
}
