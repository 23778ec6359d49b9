import type { EngineStatus } from '@/store/useEngineStatus';
import { formatDelay } from './syncWords';

export interface EngineFigure {
  name: string;
  value: string;
  /** What it means, in a few words. */
  note: string;
  tone?: 'good' | 'warn';
}

const connections: Readonly<Record<EngineStatus['connection'], Omit<EngineFigure, 'name'>>> = {
  live: { value: 'Live', note: 'the server pushes', tone: 'good' },
  connecting: { value: 'Connecting', note: 'to the server', tone: 'warn' },
  waiting: { value: 'Broken', note: 'tried again soon', tone: 'warn' },
  paused: { value: 'Paused', note: 'device is offline', tone: 'warn' },
  idle: { value: 'None', note: 'not in this tab' },
};

/** Where the engine stands, in the words of somebody who looks after it. */
export function engineFiguresOf(status: EngineStatus, clockOffsetMs: number | null): readonly EngineFigure[] {
  const { cursor, waiting, gapsRepaired, pulls, handedOn } = status;
  return [
    { name: 'Leader', ...leader(status) },
    { name: 'Connection', ...connections[status.connection] },
    {
      name: 'Position',
      value: cursor.from === null ? 'None' : formatNumber(cursor.at),
      note: position(cursor),
      ...(cursor.ahead > 0 ? { tone: 'warn' } : {}),
    },
    {
      name: 'Waiting',
      value: formatNumber(waiting),
      note: waiting === 1 ? 'write unanswered' : 'writes unanswered',
      ...(waiting > 0 ? { tone: 'warn' } : {}),
    },
    { name: 'Gaps repaired', value: formatNumber(gapsRepaired), note: 'found and filled' },
    { name: 'Polls', value: formatNumber(pulls), note: 'asked for changes' },
    { name: 'Handed on', value: formatNumber(handedOn), note: 'to the other tabs' },
    { name: 'Clock', ...clock(clockOffsetMs) },
  ];
}

function leader({ hasLocks, leads }: EngineStatus): Omit<EngineFigure, 'name'> {
  if (!hasLocks) return { value: 'Alone', note: 'every tab for itself' };
  return leads
    ? { value: 'This tab', note: 'follows for all tabs' }
    : { value: 'Another tab', note: 'follows for this' };
}

function position({ from, ahead }: EngineStatus['cursor']): string {
  if (from === null) return 'nothing loaded yet';
  return ahead > 0 ? `${formatNumber(ahead)} beyond a gap` : `since ${formatNumber(from)}`;
}

function clock(offsetMs: number | null): Omit<EngineFigure, 'name'> {
  if (offsetMs === null) return { value: 'Unknown', note: 'not told yet' };
  if (Math.abs(offsetMs) < 1) return { value: 'Equal', note: 'to the server’s' };
  return {
    value: formatDelay(Math.abs(offsetMs)),
    note: offsetMs > 0 ? 'ahead of server' : 'behind server',
  };
}

const numbers = new Intl.NumberFormat('en-GB');

export function formatNumber(value: number): string {
  return numbers.format(value);
}
