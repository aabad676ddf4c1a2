import type { Json } from "../../core/canonical-json.ts";
import type { AuditKey } from "../../domain/audit/audit-entry.ts";
import { keyedCode } from "../../domain/audit/seal-entry.ts";
import type { Database } from "../database.ts";
import { AUDIT_STORES, continueTrail } from "./append-audit.ts";

/**
 * Enters that the organisation's policy isn't as it was when it was read last: which entries it has now, and no value of any.
 * The first time, a policy is entered where there is one. True where something was entered.
 */
export async function enterPolicy(db: Database, policy: Readonly<Record<string, Json>>): Promise<boolean> {
  const tx = db.transaction(AUDIT_STORES, "readwrite");
  const entries = entriesOf(policy);
  let policyCode: string | undefined;
  const enter = () =>
    continueTrail(
      tx,
      ({ keys, policyCode: known }) => {
        // Always under the first key: a new key isn't a new policy.
        const code = keyedCode(keys[0] as AuditKey)(policy);
        const isSame = known === undefined ? entries.length === 0 : known === code;
        if (isSame) return [];
        policyCode = code;
        return [{ kind: "policy-changed", details: { entries, code } }];
      },
      (state) => ({ ...state, ...(policyCode === undefined ? {} : { policyCode }) }),
    );
  await Promise.all([enter(), tx.done]);
  return policyCode !== undefined;
}

/** Such as `connection.apiKey` and `sites`. */
function entriesOf(policy: Readonly<Record<string, Json>>): string[] {
  return Object.entries(policy)
    .flatMap(([name, value]) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.keys(value).map((field) => `${name}.${field}`)
        : [name],
    )
    .sort();
}
