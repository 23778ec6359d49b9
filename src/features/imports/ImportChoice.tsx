import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { acceptedEndings, formatOf } from './fileKind';
import css from './imports.module.css';
import { StageButton } from './StageButton';
import { subjects } from './subjects';
import type { ImportControl } from './useImport';

/** Where a file is chosen, by hand or by dropping it, and what it has to look like. */
export function ImportChoice({ control, problem }: { control: ImportControl; problem?: string }) {
  const subject = subjects[control.subject];
  const [isOver, setOver] = useState(false);
  const [isUnknown, setUnknown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined) => {
    if (!file) return;
    const format = formatOf(file.name, subject);
    setUnknown(format === null);
    if (format) control.send(file, format);
  };
  const over = (event: DragEvent, is: boolean) => {
    event.preventDefault();
    setOver(is);
  };
  const takesFhir = subject.formats.includes('fhir');
  const told = isUnknown ? `Choose a ${takesFhir ? 'CSV or FHIR (JSON)' : 'CSV'} file.` : problem;
  return (
    <div className={css.stage}>
      {told && (
        <p className={css.problem} role="alert">
          {told}
        </p>
      )}
      <div
        className={css.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => over(event, true)}
        onDragLeave={(event) => over(event, false)}
        onDrop={(event) => {
          over(event, false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <IconFileUpload size={28} stroke={1.5} aria-hidden />
        <StageButton onClick={() => input.current?.click()}>Choose a file</StageButton>
        <span className={css.soft}>or drop it here</span>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="File to import"
          accept={acceptedEndings(subject)}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <dl className={css.help}>
        <dt>CSV</dt>
        <dd>
          The first line names the columns:{' '}
          {subject.fields.map(({ field, label, isRequired }, place) => (
            <span key={field}>
              {place > 0 && ', '}
              {isRequired ? <strong>{label}</strong> : label}
            </span>
          ))}
          . Those in bold are needed.
        </dd>
        {takesFhir && (
          <>
            <dt>FHIR R4</dt>
            <dd>Patient resources as JSON: a Bundle, a list, or one in each line.</dd>
          </>
        )}
      </dl>
      <p className={css.soft}>Nothing is imported before you have seen what is in the file.</p>
    </div>
  );
}
