/**
 * Where the stream of a tab stands. `idle`: another tab follows for it, or there is nothing to follow from yet;
 * `waiting`: it broke and is tried again later; `paused`: the device is offline.
 */
export type ConnectionState = 'idle' | 'connecting' | 'live' | 'waiting' | 'paused';

/**
 * What can happen to it. `follow` and `rest`: this tab is to follow, or not any more; `hello`: the server answered;
 * `broke`: it ended, failed or fell silent; `due`: the wait is over; `wake`: something suggests that trying is worth it.
 */
export type ConnectionEvent = 'follow' | 'rest' | 'hello' | 'broke' | 'due' | 'wake' | 'offline';

type Row = Readonly<Record<ConnectionEvent, ConnectionState>>;

/** Every state meets every event: the compiler sees to it. */
const table: Readonly<Record<ConnectionState, Row>> = {
  idle: {
    follow: 'connecting',
    rest: 'idle',
    hello: 'idle',
    broke: 'idle',
    due: 'idle',
    wake: 'idle',
    offline: 'idle',
  },
  connecting: {
    follow: 'connecting',
    rest: 'idle',
    hello: 'live',
    broke: 'waiting',
    due: 'connecting',
    wake: 'connecting',
    offline: 'paused',
  },
  live: {
    follow: 'live',
    rest: 'idle',
    hello: 'live',
    broke: 'waiting',
    due: 'live',
    wake: 'live',
    offline: 'paused',
  },
  waiting: {
    follow: 'waiting',
    rest: 'idle',
    hello: 'waiting',
    broke: 'waiting',
    due: 'connecting',
    wake: 'connecting',
    offline: 'paused',
  },
  paused: {
    follow: 'paused',
    rest: 'idle',
    hello: 'paused',
    broke: 'paused',
    due: 'paused',
    wake: 'connecting',
    offline: 'paused',
  },
};

export function connectionAfter(state: ConnectionState, event: ConnectionEvent): ConnectionState {
  return table[state][event];
}
