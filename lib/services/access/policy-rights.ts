import { type Access, missingRight, type Right } from "../../domain/access/access.ts";
import { ProblemError, type ProblemKind } from "../../core/problem.ts";
import { managedSettings } from "../../storage/settings/policy.ts";

/** What may be done on this computer at this moment: a policy may change while the browser runs. */
export async function currentAccess(): Promise<Access> {
  return (await managedSettings()).access;
}

/** Throws where the organisation's policy doesn't let this be done here. `kind`: `blocked` for work that waits until it does. */
export async function requireRight(right: Right, kind: ProblemKind = "permanent"): Promise<void> {
  const problem = missingRight(await currentAccess(), right);
  if (problem) throw new ProblemError(kind, problem);
}
