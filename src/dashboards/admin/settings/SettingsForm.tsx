import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { FieldProblem } from '@/domain/errors';
import form from '@/features/inventory/itemForm.module.css';
import { Toggle } from '@/ui/Toggle';
import { choiceField, CountField, TextField } from '../records/recordFields';
import type { FieldProps } from '../records/recordKind';
import css from './settings.module.css';
import { editsBeside, type SettingsDraft, settingsField, settingsPatch, vocabularies } from './settingsDraft';
import { useSavePractice } from './useSavePractice';
import { useStoredSettings } from './useStoredSettings';

const zones = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }));
const ZoneField = choiceField(() => zones);
const currencies = Intl.supportedValuesOf('currency').map((value) => ({ value, label: value }));
const CurrencyField = choiceField(() => currencies);
const languageChoices = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];
const LanguageField = choiceField(() => languageChoices);
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const weekdayChoices = weekdays.map((label, n) => ({ value: String(n + 1), label }));
const WeekdayChoice = choiceField(() => weekdayChoices);

function WeekdayField(props: FieldProps) {
  return (
    <WeekdayChoice
      {...props}
      value={String(props.value)}
      onChange={(value) => props.onChange(Number(value))}
    />
  );
}

const groups = [
  {
    title: 'Practice',
    fields: [
      ['name', 'Name', TextField],
      ['timeZone', 'Time zone', ZoneField],
      ['currency', 'Currency', CurrencyField],
      ['language', 'Language of the portal', LanguageField],
    ],
  },
  {
    title: 'Words',
    fields: [
      ['therapistOne', 'Who treats, one', TextField],
      ['therapistMany', 'Who treats, several', TextField],
      ['clientOne', 'Who is treated, one', TextField],
      ['clientMany', 'Who is treated, several', TextField],
    ],
  },
  {
    title: 'Calendar',
    fields: [
      ['stepMinutes', 'Bookings start every, minutes', CountField],
      ['weekStartsOn', 'Weeks start on', WeekdayField],
    ],
  },
  {
    title: 'Booking by oneself',
    fields: [
      ['noticeMinutes', 'Book at least so long ahead, minutes', CountField],
      ['cancelNoticeMinutes', 'Cancel at least so long ahead, minutes', CountField],
      ['aheadDays', 'Book at most so far ahead, days', CountField],
    ],
  },
  {
    title: 'Audit log',
    fields: [['auditRetentionDays', 'Keep entries for, days (90 to 36,500)', CountField]],
  },
] as const;

/**
 * All settings in one form. Saved, they hold at once, and every open screen shows them; what somebody else saves meanwhile
 * shows here too, in every field that is not being changed.
 */
export function SettingsForm() {
  const save = useSavePractice();
  const { before, takeAnswer } = useStoredSettings();
  const [edits, setEdits] = useState<Partial<SettingsDraft>>({});
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [wasSaved, setSaved] = useState(false);
  const values = { ...before, ...edits };
  const patch = settingsPatch(before, values);

  function set(name: keyof SettingsDraft, value: unknown): void {
    setSaved(false);
    setEdits((now) => ({ ...now, [name]: value }));
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isSaving || !patch) return;
    setSaving(true);
    const result = await save(patch);
    setSaving(false);
    if (result.ok) {
      takeAnswer(result.answer);
      setProblems([]);
      setFailure(null);
      // What was typed since is not saved yet.
      setEdits((now) => editsBeside(now, edits));
      setSaved(true);
      return;
    }
    const { fields = [], detail } = result.problem.details;
    setProblems(fields.map(({ field, message }) => ({ field: settingsField(field), message })));
    setFailure(fields.length > 0 ? 'Some settings are not right. Nothing was changed.' : detail);
  }

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      {groups.map(({ title, fields }) => (
        <fieldset key={title} className={css.group}>
          <legend>{title}</legend>
          {title === 'Words' && (
            <div className={css.presets} role="group" aria-label="Words for">
              {vocabularies.map(({ name, therapist, client }) => (
                <Button
                  key={name}
                  variant="default"
                  size="compact-sm"
                  onClick={() => {
                    set('therapistOne', therapist[0]);
                    set('therapistMany', therapist[1]);
                    set('clientOne', client[0]);
                    set('clientMany', client[1]);
                  }}
                >
                  {name}
                </Button>
              ))}
            </div>
          )}
          <div className={`${form.fields} ${form.pair}`}>
            {fields.map(([name, label, Field]) => (
              <Field
                key={name}
                name={name}
                label={label}
                value={values[name]}
                onChange={(value) => set(name, value)}
                error={problems.find(({ field }) => field === name)?.message}
              />
            ))}
          </div>
          {title === 'Booking by oneself' && (
            <Toggle
              label="The practice confirms each request"
              checked={values.confirmsRequests}
              onChange={(checked) => set('confirmsRequests', checked)}
            />
          )}
        </fieldset>
      ))}
      {failure && (
        <p className={form.failure} role="alert">
          {failure}
        </p>
      )}
      <div className={css.foot}>
        <Button type="submit" disabled={!patch} aria-disabled={isSaving}>
          Save settings
        </Button>
        {patch && (
          <Button variant="default" onClick={() => setEdits({})}>
            Discard
          </Button>
        )}
        <span role="status">{wasSaved && 'Saved. Every open screen shows it.'}</span>
      </div>
    </form>
  );
}
