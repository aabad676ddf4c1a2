import type { Change, RecordProgress } from "../../lib/domain/change/change.ts";
import type { Control } from "../sandbox/control/control.ts";
import { managed, paceBudgets } from "../support/pace.ts";
import type { Operation } from "./operations.ts";

/** How it ended: the records that people accepted, as the CRM's own tables hold them and as the extension tells. */
export interface Verdict {
  /** Records that people accepted. */
  intended: number;
  /** Those of them that the CRM holds. */
  created: number;
  /** Records in the CRM beyond one for each that was intended. */
  duplicates: number;
  /** The extension says that they are verified, or nothing at all, and the CRM lacks them. */
  lost: number;
  /** Neither verified nor told as failed. */
  unresolved: number;
  /** The extension says that they are verified, and the CRM holds other values or a second one. */
  falseVerified: number;
  /** The extension asks a person to look: it didn't find them in the longest time that a server may take. */
  notConfirmed: number;
  /** Told as failed, not done or different, by the code of the problem. */
  failed: Record<string, number>;
  /** One line for each record that counts as a fault. */
  faults: string[];
}

/** One record that was meant to come into the CRM, or to be changed there. */
interface Intent {
  /** How the ids of the extension's records for it begin. */
  record: string;
  /** How many of it the CRM holds, and whether they hold what was meant. */
  found: number;
  asMeant: boolean;
}

/** Asks the sandbox's tables, and compares with what the extension says. */
export function judge(
  control: Control,
  operations: readonly Operation[],
  changes: readonly Change[],
): Verdict {
  const verdict: Verdict = {
    intended: 0,
    created: 0,
    duplicates: 0,
    lost: 0,
    unresolved: 0,
    falseVerified: 0,
    notConfirmed: 0,
    failed: {},
    faults: [],
  };
  for (const operation of operations) {
    const path = `/Clients/Profile/${operation.client.id}`;
    const own = changes.filter(({ set }) => set.client.path === path);
    for (const intent of intentsOf(control, operation)) count(verdict, operation, intent, own);
  }
  return verdict;
}

function count(verdict: Verdict, operation: Operation, intent: Intent, changes: readonly Change[]): void {
  const { record, found, asMeant } = intent;
  const progress = changes.flatMap((change) =>
    Object.entries(change.progress).flatMap(([id, each]) => (id.startsWith(record) ? each : [])),
  );
  const fault = (kind: "duplicates" | "lost" | "unresolved" | "falseVerified", times = 1) => {
    verdict[kind] += times;
    const states = progress.map(({ state, sent, problem }) => [state, sent, problem?.code].join(" "));
    verdict.faults.push(
      `${kind}: ${operation.kind} of client ${operation.client.id}, ${record}: ${found} in the CRM, ` +
        `${asMeant ? "as meant" : "not as meant"}; the extension: ${states.join(", ") || "nothing"}`,
    );
  };
  verdict.intended += 1;
  if (found > 0) verdict.created += 1;
  if (found > 1) fault("duplicates", found - 1);
  const [first] = progress;
  if (!first) {
    // Nothing to write, since the contract is as it was meant to be.
    if (!asMeant) fault("lost");
  } else if (first.state === "verified") {
    if (found === 0) fault("lost");
    else if (found > 1 || !asMeant) fault("falseVerified");
  } else if (isTold(first)) {
    const code = first.problem?.code ?? first.state;
    if (code === "outcome-unknown") verdict.notConfirmed += 1;
    else verdict.failed[code] = (verdict.failed[code] ?? 0) + 1;
  } else fault("unresolved");
}

function isTold({ state }: RecordProgress): boolean {
  return state === "failed" || state === "not-done" || state === "differs";
}

/** What the CRM should hold in the end, by the NDIA's tables. Written apart from the extension's own comparison. */
function intentsOf(control: Control, { kind, client, before, categories, contract }: Operation): Intent[] {
  const all = paceBudgets({ control }, client);
  const budgets = all.filter(({ category }) => categories.includes(category));
  const fresh = control.contractsOf(client.id).filter(({ id }) => !before.includes(id));
  const own = kind === "create" ? fresh : control.contractsOf(client.id).filter(({ id }) => id === contract);
  const parts = own.map(({ id }) => control.contractParts(id));
  const extra = kind === "create" ? 0 : fresh.length;
  const [plan] = budgets;
  return [
    {
      record: "contract",
      found: own.length + extra,
      asMeant: own.every(
        ({ plan_start: start, total_funding: total, status }) =>
          start === plan?.plan_start && total === managed(all) && status === "Active",
      ),
    },
    ...budgets.map(({ category, approved, start_date: start, end_date: end }): Intent => {
      const rows = parts.flatMap((each) => each.budgets).filter((row) => row.category === category);
      return {
        record: `plan-budget/${category}/`,
        found: rows.length,
        asMeant:
          rows.length > 0 &&
          rows.every((row) => row.amount === approved && row.start_date === start && row.end_date === end),
      };
    }),
    ...budgets
      .filter(({ spent }) => kind === "create" && spent > 0)
      .map(({ category, spent }): Intent => {
        const rows = parts.flatMap((each) => each.deliveries).filter((row) => row.category === category);
        return {
          record: `adjustment/${category}/`,
          found: rows.length,
          asMeant: rows.length > 0 && rows.every(({ total }) => total === spent),
        };
      }),
  ];
}
