import { createPracticeHub, type HubOptions, type PracticeHub } from './practiceHub';
import type { LogPart } from './readLog';

/** One hub for each practice that somebody of this node follows. */
export interface PracticeHubs {
  /** Each call is ended by one of `leave`; with the last one the hub is forgotten. */
  enter(practiceId: string): PracticeHub;
  leave(practiceId: string): void;
  /** PostgreSQL tells of a commit of this practice. */
  heard(practiceId: string): void;
  /** Asks how far the feeds are, and takes in what nobody told. */
  check(): Promise<void>;
  /** How far the slowest stream is behind: of this practice, or of all. */
  lag(practiceId?: string): number;
}

export interface PracticeHubsOptions extends Omit<HubOptions, 'read'> {
  read(practiceId: string, since: number | null, limit: number): Promise<LogPart>;
  positions(practiceIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  onNotified(practiceId: string): void;
  onCaught(practiceId: string): void;
  onError(error: unknown): void;
}

interface FollowedPractice {
  hub: PracticeHub;
  streams: number;
  /** How often PostgreSQL told. */
  notified: number;
}

export function createPracticeHubs(options: PracticeHubsOptions): PracticeHubs {
  const { read, positions, onNotified, onCaught, onError, ...hubOptions } = options;
  const followed = new Map<string, FollowedPractice>();

  const catchUp = async (practiceId: string, one: FollowedPractice) => {
    const { notified } = one;
    await one.hub.pull();
    // Told in the same moment: nothing was missed.
    if (one.notified === notified) onCaught(practiceId);
  };

  return {
    enter(practiceId) {
      const known = followed.get(practiceId) ?? {
        hub: createPracticeHub({
          ...hubOptions,
          read: (since, limit) => read(practiceId, since, limit),
        }),
        streams: 0,
        notified: 0,
      };
      known.streams++;
      followed.set(practiceId, known);
      return known.hub;
    },
    leave(practiceId) {
      const known = followed.get(practiceId);
      if (known && --known.streams === 0) followed.delete(practiceId);
    },
    heard(practiceId) {
      onNotified(practiceId);
      const known = followed.get(practiceId);
      if (!known) return;
      known.notified++;
      known.hub.pull().catch(onError);
    },
    async check() {
      if (followed.size === 0) return;
      const at = await positions([...followed.keys()]);
      const behind = [...followed].filter(([practiceId, { hub }]) => {
        const place = hub.place();
        return place !== null && place.head !== at.get(practiceId);
      });
      await Promise.all(behind.map(([practiceId, one]) => catchUp(practiceId, one)));
    },
    lag(practiceId) {
      const hubs = [...followed].filter(([id]) => practiceId === undefined || id === practiceId);
      return Math.max(0, ...hubs.map(([, { hub }]) => hub.lag()));
    },
  };
}
