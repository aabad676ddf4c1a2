import type { Change } from "../../lib/domain/change/change.ts";
import type { Control } from "../sandbox/control/control.ts";
import { managed, paceBudgets } from "../support/pace.ts";
import type { Operation } from "./operations.ts";
import { countIntent, emptyVerdict, type Intent, type Verdict } from "./verdict.ts";

/** Asks the sandbox's tables, and compares with what the extension says. */
export function judge(
  control: Control,
  operations: readonly Operation[],
  changes: readonly Change[],
): Verdict {
  const verdict = emptyVerdict();
  for (const operation of operations) {
    const path = `/Clients/Profile/${operation.client.id}`;
    const own = changes.filter(({ set }) => set.client.path === path);
    const name = `${operation.kind} of client ${operation.client.id}`;
    for (const intent of intentsOf(control, operation)) countIntent(verdict, name, intent, own);
  }
  return verdict;
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
