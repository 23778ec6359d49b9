import { StaffTag } from '@/ui/StaffTag';
import { KeyCaps } from './KeyCaps';
import css from './Palette.module.css';
import type { Find } from './usePaletteFinds';

interface PaletteFindProps {
  id: string;
  find: Find;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

/** One line of the palette. The focus stays in the field; the keyboard works from there. */
export function PaletteFind({ id, find, isActive, onPoint, onChoose }: PaletteFindProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className={css.find}
      onPointerMove={() => {
        if (!isActive) onPoint();
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {find.colour ? <StaffTag name={find.label} colour={find.colour} /> : <span>{find.label}</span>}
      {find.hint && <span className={css.hint}>{find.hint}</span>}
      {find.keys && <KeyCaps keys={find.keys} />}
    </div>
  );
}
