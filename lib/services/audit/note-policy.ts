import type { Json } from "../../core/canonical-json.ts";
import { enterPolicy } from "../../storage/audit/enter-policy.ts";
import type { Database } from "../../storage/database.ts";
import { readPolicy } from "../../storage/settings/policy.ts";

/** Enters in the audit trail that the organisation's policy has changed since the background read it last. */
export async function notePolicy(db: Database): Promise<void> {
  await enterPolicy(db, (await readPolicy()) as Record<string, Json>);
}
