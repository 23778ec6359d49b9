import type { RealtimeStats } from '@/protocol/realtimeStats';
import { formatCount } from '@/ui/format';

export interface ServerFigure {
  name: string;
  value: string;
  note: string;
}

/** The server's figures in words; a dash for what it has not said yet, so that nothing moves when it does. */
export function serverFiguresOf(stats: RealtimeStats | null): ServerFigure[] {
  const { p50 = null, p99 = null } = stats?.deliveryLatencyMs ?? {};
  return [
    {
      name: 'Streams',
      value: count(stats?.connections),
      note: stats
        ? `${count(stats.connectionsSinceStart)} since the start, ${count(stats.drops)} too slow`
        : '',
    },
    {
      name: 'Commit to socket',
      value: ms(p50),
      note: p99 === null ? 'no delivery yet' : `99 of 100 within ${ms(p99)}`,
    },
    {
      name: 'Events sent',
      value: count(stats?.eventsSent),
      note: stats ? `slowest stream: ${formatCount(stats.lag, 'change')} behind` : '',
    },
    {
      name: 'Notifications',
      value: count(stats?.notificationsReceived),
      note: stats ? `${count(stats.caughtByCheck)} more found by looking` : '',
    },
  ];
}

function count(value: number | undefined): string {
  return value === undefined ? '–' : value.toLocaleString('en');
}

function ms(value: number | null): string {
  return value === null ? '–' : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}
