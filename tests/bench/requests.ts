import type { Sandbox } from "../sandbox/start.ts";

/** How many requests the servers counted, by `METHOD /route/:pattern`. */
export type Requests = Record<string, number>;

/** What came since the counters were last reset. */
export function countRequests({ control }: Sandbox): Requests {
  const { crm, ndia } = control.counters();
  return { ...crm.requests, ...ndia.requests };
}

export function describeRequests(requests: Requests = {}): string {
  const routes = Object.entries(requests).toSorted(([a], [b]) => a.localeCompare(b));
  const total = routes.reduce((sum, [, count]) => sum + count, 0);
  return `${total} (${routes.map(([route, count]) => `${route} ${count}`).join(", ")})`;
}
