import css from './SignedTreatment.module.css';
import { soapParts, type Treatment } from './treatment';
import { partWords } from './treatmentWords';

/** The four parts to read. */
export function SoapParts({ row }: { row: Treatment }) {
  return (
    <dl className={css.parts}>
      {soapParts.map((part) => (
        <div key={part} data-part={part}>
          <dt>{partWords[part].label}</dt>
          {row[part] === null ? <dd className={css.nothing}>Nothing noted</dd> : <dd>{row[part]}</dd>}
        </div>
      ))}
    </dl>
  );
}
