import type { ScheduleBlock } from './scheduleTypes';

/** Where a block stands beside others of the same time: its lane, of how many. */
export interface BlockLane {
  lane: number;
  lanes: number;
}

/** In the order in which they are walked through: by start, longer ones first, then by id so that it never wavers. */
export function inBlockOrder(blocks: readonly ScheduleBlock[]): readonly ScheduleBlock[] {
  return blocks.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

/** Puts blocks that share time, buffers included, side by side in as few lanes as possible. */
export function blockLanes(blocks: readonly ScheduleBlock[]): ReadonlyMap<string, BlockLane> {
  const occupied = inBlockOrder(blocks)
    .map(({ id, start, end, before, after }) => ({ id, start: start - before, end: end + after }))
    .toSorted((a, b) => a.start - b.start);
  const placed = new Map<string, BlockLane>();
  let cluster: { id: string; lane: number }[] = [];
  let laneEnds: number[] = [];
  const close = () => {
    for (const { id, lane } of cluster) placed.set(id, { lane, lanes: laneEnds.length });
    cluster = [];
    laneEnds = [];
  };
  for (const { id, start, end } of occupied) {
    if (laneEnds.every((laneEnd) => laneEnd <= start)) close();
    const free = laneEnds.findIndex((laneEnd) => laneEnd <= start);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = end;
    cluster.push({ id, lane });
  }
  close();
  return placed;
}
