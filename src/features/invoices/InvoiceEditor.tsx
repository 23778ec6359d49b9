import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { RecordEdit } from '@/store/useRecordEdit';
import { formatDay } from '@/ui/format';
import { formatAmount } from '@/ui/formatMoney';
import { ConflictChoice } from '@/ui/record/ConflictChoice';
import { useSession } from '@/ui/sessionContext';
import { DueField } from './DueField';
import type { Invoice } from './invoice';
import css from './InvoiceEditor.module.css';
import { lineProblems, linesText, withoutBlankLines } from './lineEdits';
import { LinesEditor } from './LinesEditor';
import { saveDraft } from './useDraftEdit';
import type { InvoiceWrites } from './useInvoiceWrites';

interface InvoiceEditorProps {
  row: Invoice;
  edit: RecordEdit<Invoice>;
  writes: InvoiceWrites;
  onDeleted(): void;
}

const none: ReadonlyMap<string, string> = new Map();

/**
 * A draft to edit. What others change meanwhile just shows, unless this person changed the same: then they choose. Enter
 * saves.
 */
export function InvoiceEditor({ row, edit, writes, onDeleted }: InvoiceEditorProps) {
  const { currency } = useSession().practice;
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState(none);
  const [isIssuing, setIssuing] = useState(false);
  const lines = edit.value('lines') ?? row.lines;
  const dueOn = edit.value('dueOn') ?? null;
  const conflictOf = (field: 'lines' | 'dueOn') => edit.conflicts.find((one) => one.field === field);

  /** What was typed, once it can be stored; null, and what is wrong is shown, if it can't. */
  function readable(mayBeEmpty: boolean): Pick<Invoice, 'lines' | 'dueOn'> | null {
    const meant = withoutBlankLines(lines);
    const wrong = new Map(lineProblems(meant));
    if (!mayBeEmpty && meant.length === 0) wrong.set('total', 'Add a line first.');
    if (meant.length !== lines.length) edit.set('lines', meant);
    setProblems(wrong);
    if (wrong.size === 0) return { lines: meant, dueOn };
    const [first] = [...wrong.keys()];
    const [place, field] = first?.split('.') ?? [];
    form.current
      ?.querySelector<HTMLElement>(`[data-place="${place}"] [data-field="${field}"] input`)
      ?.focus();
    return null;
  }

  function save(event: FormEvent): void {
    event.preventDefault();
    if (readable(true)) void saveDraft(edit);
  }

  async function issue(): Promise<void> {
    const shown = readable(false);
    if (!shown) return;
    setIssuing(true);
    const result = await writes.issue(row, shown);
    setIssuing(false);
    if (result.ok) edit.discard();
  }

  const linesConflict = conflictOf('lines');
  const dueConflict = conflictOf('dueOn');
  return (
    <form ref={form} className={css.form} aria-label="Draft" onSubmit={save} noValidate>
      <div>
        <LinesEditor lines={lines} problems={problems} onChange={(next) => edit.set('lines', next)} />
        {problems.has('total') && (
          <p className={css.error} role="alert">
            {problems.get('total')}
          </p>
        )}
        {linesConflict && (
          <ConflictChoice
            label="Lines"
            mine={linesConflict.mine as Invoice['lines']}
            theirs={linesConflict.theirs as Invoice['lines']}
            format={(value) => linesText(value, (cents) => formatAmount(cents, currency))}
            onChoose={(choice) => edit.choose('lines', choice)}
          />
        )}
      </div>
      <div>
        <DueField value={dueOn} onChange={(day) => edit.set('dueOn', day)} />
        {dueConflict && (
          <ConflictChoice
            label="Due day"
            mine={dueConflict.mine as Invoice['dueOn']}
            theirs={dueConflict.theirs as Invoice['dueOn']}
            format={(day) => (day === null ? '' : `${formatDay(day)} ${day.slice(0, 4)}`)}
            onChoose={(choice) => edit.choose('dueOn', choice)}
          />
        )}
      </div>
      <div className={css.footer}>
        <Button loading={isIssuing} disabled={edit.conflicts.length > 0} onClick={() => void issue()}>
          Issue invoice
        </Button>
        {edit.isEdited() && (
          <>
            <Button type="submit" variant="default" loading={edit.isSaving} disabled={isIssuing}>
              Save draft
            </Button>
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                setProblems(none);
                edit.discard();
              }}
            >
              Discard changes
            </Button>
          </>
        )}
        <span className={css.space} />
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            edit.discard();
            onDeleted();
            writes.remove(row);
          }}
        >
          Delete draft
        </Button>
      </div>
      <p className={css.hint}>Issuing gives it the next number. Its lines don’t change any more then.</p>
    </form>
  );
}
