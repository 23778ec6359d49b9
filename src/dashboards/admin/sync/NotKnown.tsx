import classes from './source.module.css';

/** A dash to the eye, a word to the ear. */
export function NotKnown() {
  return (
    <>
      <span aria-hidden className={classes.faint}>
        –
      </span>
      <span className="visually-hidden">not known</span>
    </>
  );
}
