import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { IconSearch, IconUserPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { shallowEqual } from 'react-redux';
import type { Id } from '@/domain/primitives';
import type { StoreState } from '@/store/entityState';
import { useAppSelector } from '@/store/hooks';
import { capitalise } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';
import { NewPatientForm } from './NewPatientForm';
import { patientName } from './patient';
import { PatientOption } from './PatientOption';
import css from './PatientPicker.module.css';
import { patientSlice } from './patientSlice';
import { rankOf, typedWords } from './patientWords';
import { usePatient } from './usePatient';
import { usePatientSearch } from './usePatientSearch';
import { useRecentPatients } from './useRecentPatients';

interface PatientPickerProps {
  value: Id | null;
  /** @param stored settles for a patient that is new: whether the server took it */
  onChange: (id: Id | null, stored?: Promise<boolean>) => void;
  error?: string | undefined;
  /** Gets the focus when its dialog opens. */
  isFirst?: boolean;
}

const newOption = 'new';

function fits(state: StoreState, id: Id, text: string): boolean {
  const row = patientSlice.selectors.selectById(state, id);
  return row !== undefined && rankOf(row, typedWords(text)) > 0;
}

/** Finds a patient as one types, or makes a new one in the same place. */
export function PatientPicker({ value, onChange, error, isFirst = false }: PatientPickerProps) {
  const { client } = useWords();
  const chosen = usePatient(value);
  const [typed, setTyped] = useState<string | null>(null);
  const [newFrom, setNewFrom] = useState<string | null>(null);
  const [recents, addRecent] = useRecentPatients();
  const field = useRef<HTMLInputElement>(null);
  const returnFocus = useRef(false);
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.selectFirstOption(),
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const text = (typed ?? '').trim();
  const search = usePatientSearch(text);
  const isWaiting = text !== '' && search.answered !== text && !search.hasFailed;
  // Until the answer is there, those of the text before that fit this one too: Enter never takes one that does not.
  const fitting = useAppSelector(
    (state) => (search.ids ?? []).filter((id) => !isWaiting || fits(state, id, text)),
    shallowEqual,
  );
  const ids = text === '' ? recents : fitting;

  const shown = `${ids.join()}|${text === ''}|${isWaiting}`;
  useEffect(() => {
    if (combobox.dropdownOpened) combobox.selectFirstOption();
    // The first one is meant whenever other ones are offered.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [shown]);

  useEffect(() => {
    if (newFrom !== null || !returnFocus.current) return;
    returnFocus.current = false;
    field.current?.focus();
  }, [newFrom]);

  function take(id: Id, stored?: Promise<boolean>): void {
    addRecent(id);
    setTyped(null);
    combobox.closeDropdown();
    onChange(id, stored);
  }

  if (newFrom !== null) {
    return (
      <NewPatientForm
        typed={newFrom}
        onCancel={() => {
          returnFocus.current = true;
          setNewFrom(null);
        }}
        onCreated={(id, stored) => {
          returnFocus.current = true;
          setNewFrom(null);
          take(id, stored);
        }}
      />
    );
  }

  const label = capitalise(client.one);
  const name = chosen ? patientName(chosen) : '';
  return (
    <Combobox
      store={combobox}
      zIndex={310}
      onOptionSubmit={(option) => {
        if (option !== newOption) return take(option as Id);
        combobox.closeDropdown();
        setNewFrom(text);
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <InputBase
          ref={field}
          role="combobox"
          aria-autocomplete="list"
          label={label}
          placeholder="Name, phone or e-mail"
          data-autofocus={isFirst || undefined}
          value={typed ?? name}
          error={error}
          autoComplete="off"
          spellCheck={false}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            value &&
            typed === null && (
              <button
                type="button"
                className={css.clear}
                aria-label={`Choose another ${client.one}`}
                onClick={() => {
                  onChange(null);
                  field.current?.focus();
                  combobox.openDropdown();
                }}
              >
                <IconX size={16} aria-hidden />
              </button>
            )
          }
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onKeyDown={(event) => {
            // Enter chooses; it does not save the form around while there is something to choose from.
            if (event.key === 'Enter' && typed !== null) event.preventDefault();
            if (event.key !== 'Escape' || !combobox.dropdownOpened) return;
            // It closes the list; the dialog around stays.
            event.stopPropagation();
            event.nativeEvent.stopImmediatePropagation();
            setTyped(null);
            combobox.closeDropdown();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            setTyped(null);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={ids.length === 0 && text === ''}>
        <Combobox.Options
          mah={320}
          className={css.options ?? ''}
          aria-label={`${capitalise(client.many)} found`}
          aria-busy={isWaiting}
        >
          {text === '' && ids.length > 0 && <p className={css.heading}>Recent</p>}
          {ids.map((id) => (
            <PatientOption key={id} id={id} text={text} />
          ))}
          {text !== '' && ids.length === 0 && search.answered === text && (
            <p className={css.none}>Nobody is found with “{text}”.</p>
          )}
          {search.hasFailed && text !== '' && (
            <p className={css.none} role="alert">
              The server could not be asked. Nothing is lost; type again in a moment.
            </p>
          )}
          {text !== '' && (
            <Combobox.Option
              value={newOption}
              className={css.new ?? ''}
              // Nobody is made a second time because the answer took a moment.
              disabled={isWaiting}
              aria-disabled={isWaiting}
            >
              <IconUserPlus size={16} aria-hidden />
              New {client.one} “{text}”
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
