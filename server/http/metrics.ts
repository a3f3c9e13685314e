/** Figures for /metrics. Labels are closed lists (routes, statuses), never personal data. */
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** Others add their own figures here. */
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly events: Counter<'source' | 'result'>;
  readonly clients: Counter<'platform' | 'outdated'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'callpop_http_request_seconds',
    help: 'Seconds from the request to its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const events = new Counter({
    name: 'callpop_events_total',
    help: 'What came in by the gateway and WeCom, by what became of it',
    labelNames: ['source', 'result'] as const,
    registers: [registry],
  });
  const clients = new Counter({
    name: 'callpop_clients_total',
    help: 'Requests of the mini-program, by platform and by whether it was too old to be served',
    labelNames: ['platform', 'outdated'] as const,
    registers: [registry],
  });
  return { registry, requests, events, clients };
}
