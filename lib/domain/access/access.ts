import { type Cents, formatMoney } from "../../core/money.ts";
import type { Problem } from "../../core/problem.ts";

/** What an organisation lets people do on a computer, from the least to the most. */
export const ROLES = ["read-only", "may-propose", "may-accept"] as const;
export type Role = (typeof ROLES)[number];

/** What a request needs beyond reading and retrieving. */
export type Right = "propose" | "accept";

/** What may be done on this computer, by the organisation's policy. */
export interface Access {
  role: Role;
  /** The most that one press may accept, in cents; `null`: no limit. 0: only what moves no money. */
  acceptUpTo: Cents | null;
}

/** Without a policy everything may be done. */
export const FULL_ACCESS: Access = { role: "may-accept", acceptUpTo: null };

/** Why a request that needs this right is refused here; `null`: it isn't. */
export function missingRight({ role }: Access, right: Right): Problem | null {
  if (role === "may-accept" || (role === "may-propose" && right === "propose")) return null;
  return ROLE_PROBLEMS[role];
}

/** Why this amount can't be accepted here; `null`: it can. `moved`: the sum that a person types, in cents. */
export function acceptProblem(access: Access, moved: Cents): Problem | null {
  const { acceptUpTo } = access;
  const missing = missingRight(access, "accept");
  if (missing || acceptUpTo === null || moved <= acceptUpTo) return missing;
  return {
    code: "above-accept-limit",
    what: `This moves ${formatMoney(moved)}. On this computer you may accept ${limitText(acceptUpTo)}.`,
    remedy:
      "Ask a colleague with a higher limit to propose and accept it on their computer, or leave out records until the amount is within your limit.",
  };
}

/** `up to $5,000.00 at once` */
export function limitText(acceptUpTo: Cents): string {
  return acceptUpTo === 0 ? "only changes that move no money" : `up to ${formatMoney(acceptUpTo)} at once`;
}

const ROLE_PROBLEMS: Readonly<Record<Exclude<Role, "may-accept">, Problem>> = {
  "read-only": {
    code: "role-read-only",
    what: "Your organisation has set Planbridge to read-only on this computer. Nothing can be proposed or accepted here.",
    remedy:
      "Ask a colleague who may propose changes to do it on their computer. If this is wrong, tell whoever manages your computers.",
  },
  "may-propose": {
    code: "role-may-propose",
    what: "Your organisation lets you propose changes on this computer, and not accept them.",
    remedy:
      "Ask a colleague who may accept changes to propose and accept it on their computer. If this is wrong, tell whoever manages your computers.",
  },
};
