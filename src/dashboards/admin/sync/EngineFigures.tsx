import { IconAlertTriangle, IconBolt } from '@tabler/icons-react';
import { useEngineStatus } from '@/store/useEngineStatus';
import { engineFiguresOf } from './engineWords';
import classes from './sync.module.css';

/** Where the engine of this tab stands. Renders by itself, however fast things move. */
export function EngineFigures({ clockOffsetMs }: { clockOffsetMs: number | null }) {
  const status = useEngineStatus();
  return (
    <section aria-labelledby="sync-engine">
      <h2 id="sync-engine" className="visually-hidden">
        The engine of this tab
      </h2>
      <dl className={classes.figures}>
        {engineFiguresOf(status, clockOffsetMs).map(({ name, value, note, tone }) => (
          <div key={name} className={classes.figure} data-tone={tone}>
            <dt>{name}</dt>
            <dd className={classes.value}>
              {tone === 'good' && <IconBolt size={16} aria-hidden />}
              {tone === 'warn' && <IconAlertTriangle size={16} aria-hidden />}
              {value}
            </dd>
            <dd className={classes.note}>{note}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
