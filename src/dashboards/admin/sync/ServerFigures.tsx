import { RealtimeStats } from '@/protocol/realtimeStats';
import { useReading } from '@/store/useReading';
import { serverFiguresOf } from './serverWords';
import classes from './sync.module.css';

const everyMs = 5_000;

/** How the practice's push is on the server's side. Renders by itself, as often as it asks. */
export function ServerFigures() {
  const stats = useReading('/realtime/stats', RealtimeStats, everyMs);
  return (
    <section className={classes.server} aria-labelledby="sync-server">
      <h2 id="sync-server" className={classes.title}>
        The server
      </h2>
      <dl className={classes.figures}>
        {serverFiguresOf(stats).map(({ name, value, note }) => (
          <div key={name} className={classes.figure}>
            <dt>{name}</dt>
            <dd className={classes.value}>{value}</dd>
            <dd className={classes.note}>{note}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
