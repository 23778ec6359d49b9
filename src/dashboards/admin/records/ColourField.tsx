import { staffColours } from '@/features/staff/staffColours';
import type { FieldProps } from './recordKind';
import css from './records.module.css';

/** One of the colours that people can tell apart, or the one it has. */
export function ColourField({ name, label, value, onChange }: FieldProps) {
  const isOther = typeof value === 'string' && !staffColours.some(({ colour }) => colour === value);
  const offered = isOther ? [...staffColours, { colour: value, name: `As it is, ${value}` }] : staffColours;
  return (
    <fieldset className={css.swatches}>
      <legend>{label}</legend>
      {offered.map((one) => (
        <label key={one.colour} className={css.swatch} style={{ background: one.colour }} title={one.name}>
          <input
            type="radio"
            name={name}
            aria-label={one.name}
            checked={value === one.colour}
            onChange={() => onChange(one.colour)}
          />
        </label>
      ))}
    </fieldset>
  );
}
