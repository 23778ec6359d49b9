import { type DoStep, withBrowser } from './stage';

/** What goes wrong around the tabs: between them, on the way to the server, and there. */
export const worldSteps = {
  networkDown: (stage) =>
    withBrowser(stage, (browser) => {
      browser.setNetwork(false, stage.world.fraction() < 0.6);
      return 'its network is down';
    }),
  networkUp: (stage) =>
    withBrowser(stage, (browser) => {
      browser.setNetwork(true, true);
      return 'its network is up';
    }),
  networkPace: (stage) =>
    withBrowser(stage, ({ network }) => {
      network.slownessMs = stage.world.pick([20, 20, 3_000, 15_000]);
      return `a way to the server takes up to ${network.slownessMs} ms`;
    }),
  networkLoss: (stage) =>
    withBrowser(stage, ({ network }) => {
      network.loss = stage.world.pick([0, 0.15, 0.5]);
      return `the network loses ${network.loss}`;
    }),
  weather: (stage) =>
    withBrowser(stage, ({ browser }) => {
      const { fraction, pick } = stage.world;
      const isFine = fraction() < 0.3;
      const weather = {
        drop: 0.3 * fraction(),
        duplicate: 0.3 * fraction(),
        delayMs: pick([0, 50, 500, 5_000]),
      };
      Object.assign(browser.weather, isFine ? { drop: 0, duplicate: 0, delayMs: 0 } : weather);
      return isFine ? 'events arrive' : `events arrive ${JSON.stringify(weather)}`;
    }),
  clearStorage: (stage) =>
    withBrowser(stage, ({ browser }) => {
      browser.foreign.clear();
      return 'somebody clears its storage';
    }),
  doubleLocks: (stage) =>
    withBrowser(stage, ({ locks }) => (locks?.double() ? 'grants its locks twice' : null)),
  undoubleLocks: (stage) =>
    withBrowser(stage, ({ locks }) => (locks?.undouble() ? 'takes doubled locks back' : null)),
  endStreams: ({ world }) => {
    if (world.streams.count() === 0) return undefined;
    const reason = world.pick([null, null, 'tooSlow', 'changed'] as const);
    world.streams.end(reason);
    return `all streams end: ${reason ?? 'broken'}`;
  },
  silenceStreams: ({ world }) => {
    if (world.streams.count() === 0) return undefined;
    world.streams.silence();
    return 'all streams fall silent';
  },
  streamPace: ({ world }) => {
    const { faults } = world.streams;
    faults.delayMs = world.pick([20, 20, 3_000]);
    faults.breakage = world.pick([0, 0, 0.02]);
    return `streams are up to ${faults.delayMs} ms late and break at ${faults.breakage}`;
  },
  restartServer: ({ world }) => {
    const downMs = Math.floor(world.fraction() ** 2 * 20_000);
    world.restartServer(downMs, world.pick([null, 'closing'] as const));
    return `the server restarts; down for ${downMs} ms`;
  },
  restoreBackup: ({ world }) => {
    const downMs = Math.floor(world.fraction() ** 2 * 20_000);
    world.restartServer(downMs, null);
    world.server.restoreOther();
    return `the server is restored from a backup: empty, another history; down for ${downMs} ms`;
  },
  prune: ({ world }) => {
    world.server.prune();
    return 'the server forgets its log';
  },
} satisfies Record<string, DoStep>;
