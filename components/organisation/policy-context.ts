import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { FULL_ACCESS, missingRight } from "../../lib/domain/access/access.ts";
import type { PolicyView } from "../../lib/domain/access/policy-view.ts";
import type { Problem } from "../../lib/core/problem.ts";

/** What the organisation has set, for all parts of a window; `undefined` before that is known. The background holds to it anyway. */
export const PolicyContext = createContext<PolicyView | undefined>(undefined);

/** What may be done on this computer. */
export function useAccess() {
  return useContext(PolicyContext)?.access ?? FULL_ACCESS;
}

/** Why nothing can be proposed here; `null`: it can. */
export function useProposeProblem(): Problem | null {
  return missingRight(useAccess(), "propose");
}
