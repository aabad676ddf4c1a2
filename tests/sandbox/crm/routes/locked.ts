import { messagePage } from "../pages/message.ts";
import type { Contract } from "../records/contracts.ts";
import type { CrmContext } from "../request.ts";

const LOCKED = "This contract is locked. Neither it nor anything in it can be changed.";

/** What a locked contract answers to whoever wants to change it, or undefined for any other. */
export function lockAlert({ locked }: Pick<Contract, "locked">): string | undefined {
  return locked === 1 ? LOCKED : undefined;
}

/** Instead of a form of a locked contract. */
export function lockedPage(c: CrmContext): Response | Promise<Response> {
  return c.html(messagePage("Contract locked", LOCKED));
}
