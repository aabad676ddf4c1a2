import type { ConnectionSettings } from "../connection/connection-settings.ts";
import type { AuditEvent } from "./audit-entry.ts";

/** The connection was saved: which of its fields are others than before, and the value of none. Empty: none is. */
export function connectionEvents(before: unknown, after: ConnectionSettings): AuditEvent[] {
  const saved = (typeof before === "object" && before !== null ? before : {}) as Record<string, unknown>;
  const changed = Object.entries(after).flatMap(([name, value]) => (saved[name] === value ? [] : [name]));
  const { environment } = after;
  return changed.length > 0 ? [{ kind: "connection-saved", details: { changed, environment } }] : [];
}

/** CRM addresses were added or removed by hand. */
export function siteEvents(
  before: readonly { origin: string }[],
  after: readonly { origin: string }[],
): AuditEvent[] {
  const isIn = (sites: readonly { origin: string }[], origin: string) =>
    sites.some((site) => site.origin === origin);
  return [
    ...after
      .filter(({ origin }) => !isIn(before, origin))
      .map(({ origin }): AuditEvent => ({ kind: "site-added", site: origin })),
    ...before
      .filter(({ origin }) => !isIn(after, origin))
      .map(({ origin }): AuditEvent => ({ kind: "site-removed", site: origin })),
  ];
}
