import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Push, PushState } from './createPush';

/** Each figure by its name for Prometheus. None has a label that says anything of a person or a practice. */
const figures: readonly [name: string, help: string, read: (state: PushState) => number][] = [
  ['lockstep_push_streams', 'Open event streams', ({ streams }) => streams],
  ['lockstep_push_streams_opened_total', 'Event streams opened', ({ streamsOpened }) => streamsOpened],
  ['lockstep_push_events_sent_total', 'Changes written to clients', ({ eventsSent }) => eventsSent],
  ['lockstep_push_lag_changes', 'Changes the slowest stream is behind', ({ lag }) => lag],
  ['lockstep_push_drops_total', 'Streams ended because the client was too slow', ({ drops }) => drops],
  [
    'lockstep_push_notifications_total',
    'Notifications of commits received',
    ({ notificationsReceived }) => notificationsReceived,
  ],
  [
    'lockstep_push_caught_by_check_total',
    'Commits that no notification told of',
    ({ caughtByCheck }) => caughtByCheck,
  ],
  [
    'lockstep_push_listening',
    'Whether the database tells of commits at once',
    ({ isListening }) => Number(isListening),
  ],
];

/** `GET /metrics` in Prometheus' text format: how push and the process are. */
export function metricsRoute(app: FastifyInstance, push: Push): void {
  let registry: Registry | null = null;
  app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    registry ??= pushRegistry(push);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** Made when somebody asks for the first time: measuring the process costs a little all the time. */
function pushRegistry(push: Push): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const [name, help, read] of figures)
    registry.registerMetric(metric(name, help, () => read(push.state())));
  const latency = new Gauge({
    name: 'lockstep_push_delivery_latency_seconds',
    help: 'From the commit until it was written to a client, of the last deliveries',
    labelNames: ['quantile'],
    registers: [],
    collect() {
      const { p50, p95, p99 } = push.state().latencyMs;
      for (const [quantile, value] of Object.entries({ '0.5': p50, '0.95': p95, '0.99': p99 })) {
        if (value !== null) this.set({ quantile }, value / 1000);
      }
    },
  });
  registry.registerMetric(latency);
  return registry;
}

/** A counter if its name says so: it is counted elsewhere and only told here. */
function metric(name: string, help: string, read: () => number): Counter | Gauge {
  const common = { name, help, registers: [] };
  if (!name.endsWith('_total')) {
    return new Gauge({
      ...common,
      collect() {
        this.set(read());
      },
    });
  }
  return new Counter({
    ...common,
    collect() {
      this.reset();
      this.inc(read());
    },
  });
}
