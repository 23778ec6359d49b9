import type { Inspection } from '@/store/useInspection';
import { TableHead } from '@/ui/table/TableHead';
import { formatNumber } from './engineWords';
import { SourceName } from './SourceMark';
import { NotKnown } from './NotKnown';
import classes from './delay.module.css';
import { formatDelay, sources } from './syncWords';

const columns = ['Way', 'Arrived', 'p50', 'p95', 'p99'];

/** How soon changes arrive by each way: the drawing in figures. */
export function DelayTable({ bySource }: Pick<Inspection, 'bySource'>) {
  return (
    <table className={classes.delays}>
      <caption className="visually-hidden">Delay by way, from commit to arrival</caption>
      <TableHead columns={columns} />
      <tbody>
        {sources.map((source) => {
          const { count, p50Ms, p95Ms, p99Ms } = bySource[source];
          return (
            <tr key={source}>
              <th scope="row">
                <SourceName source={source} />
              </th>
              <td>{formatNumber(count)}</td>
              <Delay ms={p50Ms} />
              <Delay ms={p95Ms} />
              <Delay ms={p99Ms} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Delay({ ms }: { ms: number | null }) {
  return <td>{ms === null ? <NotKnown /> : formatDelay(ms)}</td>;
}
