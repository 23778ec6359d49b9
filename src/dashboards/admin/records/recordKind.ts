import type { ComponentType, ReactNode } from 'react';
import type { CommonFields } from '@/domain/entity';
import type { EntitySlice } from '@/store/createEntitySlice';

/** What every kind of record that an admin keeps has. */
export interface NamedRow extends CommonFields {
  name: string;
  isActive: boolean;
}

export interface FieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  value: unknown;
  onChange(value: unknown): void;
  error?: string | undefined;
}

/** One field of a record's form. */
export interface RecordField {
  name: string;
  label: string;
  hint?: string;
  Field: ComponentType<FieldProps>;
  /** Takes a line of its own. */
  isWide?: boolean;
  /** How a value reads where two versions stand beside each other. */
  format?(this: void, value: unknown): string;
}

/** What the screen of one kind of record needs to know of it; all else is shared. */
export interface RecordKind {
  slice: EntitySlice<string, NamedRow>;
  /** Its section below `/admin`. */
  section: string;
  title: string;
  /** One of them, in a sentence: `service`. */
  one: string;
  /** What a list of them is for, while there is none. */
  purpose: string;
  fields: readonly RecordField[];
  /** What a new one starts from. */
  empty: Readonly<Record<string, unknown>>;
  /** Beside the name in a row of the list. */
  Facts: ComponentType<{ row: NamedRow }>;
  /** Before the name. */
  Mark?: ComponentType<{ row: NamedRow }>;
  /** Below the form of one that is there. */
  More?: ComponentType<{ row: NamedRow }>;
  /** What it means to deactivate this one, asked before it is done. */
  Consequences: ComponentType<{ row: NamedRow }>;
  /** Said where one was just added. */
  addedHint?: ReactNode;
}

/** The same slice, as far as every kind has it. */
export function namedSlice<N extends string, R extends NamedRow>(
  slice: EntitySlice<N, R>,
): EntitySlice<string, NamedRow> {
  // Rows of a kind are written by their own fields only, each checked by the entity's schema.
  return slice as unknown as EntitySlice<string, NamedRow>;
}
