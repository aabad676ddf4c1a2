import { browser } from "wxt/browser";
import { careviewPages } from "../../crm/profile/pages/index.ts";
import type { Problem } from "../../core/problem.ts";
import type { EnvironmentBand } from "../../domain/access/environment-band.ts";
import { browserOf } from "../../domain/page-health/diagnostic.ts";
import { type Counts, formatSupportReport, type SupportReport } from "../../domain/support/support-report.ts";
import { recognisedKinds } from "../../platform/session/recognised-pages.ts";
import { clockAheadSeconds } from "../../platform/server-clock.ts";
import { today } from "../../platform/system-clock.ts";
import { allowedHosts } from "../../services/support/allowed-hosts.ts";
import { problemCodes } from "../../services/support/problem-codes.ts";
import { countRows } from "../../storage/reading/count-rows.ts";
import type { Database, DatabaseConnection } from "../../storage/database.ts";
import { listSetAside } from "../../storage/quarantine.ts";
import { managedSettings } from "../../storage/settings/policy.ts";
import type { diagnosticOperations } from "../../messaging/operations/organisation/diagnostic-operations.ts";
import type { ConnectionView } from "../../messaging/views.ts";
import { problemOf } from "../background-problems.ts";
import type { HandlersOf } from "../receive.ts";

interface Sources {
  database: Pick<DatabaseConnection, "db" | "open">;
  connection: () => Promise<ConnectionView>;
  environment: () => Promise<EnvironmentBand | null>;
  /** Why nothing can be stored at present. */
  halted: () => Problem | undefined;
}

/** What a person passes on with a question. Each part is a count, a date, a version or a name of our own. */
export function diagnosticHandlers(sources: Sources): HandlersOf<typeof diagnosticOperations> {
  return {
    "diagnostic.view": async () => {
      const report = { ...(await readBrowser()), ...(await readStored(sources)) };
      return { text: formatSupportReport({ ...report, environment: await sources.environment() }) };
    },
  };
}

async function readBrowser() {
  const { name, version } = browser.runtime.getManifest();
  const { os, arch } = await browser.runtime.getPlatformInfo();
  const { access, entries, unreadable } = await managedSettings();
  const known = new Set<string>(careviewPages.map((page) => page.name));
  const kinds = (await recognisedKinds()).map((kind) => (known.has(kind) ? kind : "another page"));
  return {
    today: today(),
    product: `${name} ${version}`,
    browser: browserOf(navigator.userAgent),
    platform: `${os} ${arch}`,
    clockAheadSeconds: await clockAheadSeconds(),
    pages: countEach(kinds),
    policy: { role: access.role, hasLimit: access.acceptUpTo !== null, entries, unreadable },
  };
}

type Stored = Pick<SupportReport, "connection" | "permissions" | "database" | "setAside" | "problems">;

/** Without the database its problem is told, and nothing of what is stored. */
async function readStored({ database: { db, open }, connection, halted }: Sources): Promise<Stored> {
  try {
    await open();
    return await readOpen(db, await connection(), halted());
  } catch (error) {
    const problems = [problemOf(error).code];
    return { connection: null, permissions: [], database: null, setAside: [], problems };
  }
}

async function readOpen(
  db: Database,
  { state, keyExpiry, deviceExpiry, policyProblem, missingOrigins }: ConnectionView,
  halted: Problem | undefined,
): Promise<Stored> {
  const codes = [
    halted?.code,
    policyProblem?.code,
    missingOrigins.length > 0 ? "host-permission" : undefined,
  ];
  // What it meets on the way and can't be read counts among what is set aside.
  const stuck = await problemCodes(db);
  return {
    connection: { state, keyExpiry: keyExpiry ?? null, deviceExpiry: deviceExpiry ?? null },
    permissions: await allowedHosts(db),
    database: { version: db.version, rows: await countRows(db) },
    setAside: countEach((await listSetAside(db)).map(({ store }) => store)),
    problems: [...new Set([...codes.flatMap((code) => code ?? []), ...stuck])],
  };
}

function countEach(names: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
