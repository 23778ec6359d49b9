import { mostProblems } from './importParts';
import type { ImportReport } from './importReport';
import css from './imports.module.css';
import { StageButton } from './StageButton';
import { ProblemList } from './ProblemList';
import type { ImportControl } from './useImport';

/** A file that cannot be imported as it is, and why, line by line. */
export function ImportBroken({ control, report }: { control: ImportControl; report: ImportReport }) {
  const { problems } = report;
  const isMore = problems.length >= mostProblems;
  return (
    <div className={css.stage}>
      <p className={css.problem} role="alert">
        Nothing was imported: {isMore ? 'the first hundred problems of this file are' : 'this file has'}{' '}
        {isMore ? 'below' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`}. Correct
        the file and choose it again.
      </p>
      <ProblemList subject={control.subject} problems={problems} label="Problems by line" />
      <div className={css.buttons}>
        <StageButton onClick={control.restart}>Choose another file</StageButton>
      </div>
    </div>
  );
}
