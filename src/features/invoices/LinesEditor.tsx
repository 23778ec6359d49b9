import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { formatAmount } from '@/ui/formatMoney';
import { useSession } from '@/ui/sessionContext';
import { type InvoiceLine, totalOf } from './invoice';
import { LineFields } from './LineFields';
import { newLine, withLine, withMovedLine, withoutBlankLines, withoutLine } from './lineEdits';
import css from './LinesEditor.module.css';

interface LinesEditorProps {
  lines: readonly InvoiceLine[];
  /** By place and field: `0.description`. */
  problems: ReadonlyMap<string, string>;
  onChange(lines: InvoiceLine[]): void;
}

const most = 100;

/** The lines of a draft to edit, with what they come to while one types. */
export function LinesEditor({ lines, problems, onChange }: LinesEditorProps) {
  const { currency } = useSession().practice;
  const list = useRef<HTMLOListElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const [said, setSaid] = useState('');
  const wanted = useRef<{ place: number; field: string } | null>(null);
  const format = (cents: number) => (Number.isNaN(cents) ? '–' : formatAmount(cents, currency));

  // A line has no identity but its place: the focus goes with it when that changes.
  useEffect(() => {
    if (!wanted.current) return;
    const { place, field: name } = wanted.current;
    wanted.current = null;
    const line = list.current?.querySelector(`[data-place="${place}"]`);
    const field = line?.querySelector<HTMLElement>(`[data-field="${name}"] :is(input, button)`);
    (field ?? addButton.current)?.focus();
  });

  function move(place: number, by: -1 | 1, field: string): void {
    const moved = withMovedLine(lines, place, by);
    if (!moved) return;
    wanted.current = { place: place + by, field };
    onChange(moved);
    setSaid(`Line ${place + 1} is now line ${place + by + 1}.`);
  }

  return (
    <div className={css.editor}>
      <div className={css.heads} aria-hidden>
        <span className={css.description}>Description</span>
        <span className={css.quantity}>Quantity</span>
        <span className={css.price}>Unit price</span>
        <span className={css.amount}>Amount</span>
        <span className={css.actions} />
      </div>
      <ol ref={list} className={css.lines} aria-label="Lines">
        {lines.map((line, place) => (
          <LineFields
            // oxlint-disable-next-line react/no-array-index-key -- its place is all that a line is known by
            key={place}
            line={line}
            place={place}
            isMovable={lines.length > 1}
            amount={format(line.quantity * line.unitCents)}
            problemOf={(field) => problems.get(`${place}.${field}`)}
            onChange={(change) => onChange(withLine(lines, place, change))}
            onMove={(by, field) => move(place, by, field)}
            onRemove={() => {
              wanted.current = { place: Math.min(place, lines.length - 2), field: 'description' };
              onChange(withoutLine(lines, place));
              setSaid(`Line ${place + 1} removed.`);
            }}
          />
        ))}
      </ol>
      <div className={css.foot}>
        <Button
          ref={addButton}
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={lines.length >= most}
          onClick={() => {
            wanted.current = { place: lines.length, field: 'description' };
            onChange([...lines, newLine()]);
          }}
        >
          Add line
        </Button>
        <p className={css.total}>
          Total <output aria-label="Total">{format(totalOf(withoutBlankLines(lines)))}</output>
        </p>
      </div>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}
