import css from './StaffTag.module.css';

interface StaffTagProps {
  name: string;
  /** `#rrggbb`; shown as a bar beside the name, never as the colour of text. */
  colour: string;
  inactive?: boolean;
}

/** A member of staff by colour and name. */
export function StaffTag({ name, colour, inactive = false }: StaffTagProps) {
  return (
    <span className={css.tag} data-inactive={inactive || undefined}>
      <span className={css.bar} style={{ background: colour }} aria-hidden />
      <span className={css.name}>{name}</span>
      {inactive && <span className={css.word}>Inactive</span>}
    </span>
  );
}
