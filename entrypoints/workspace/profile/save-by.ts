import { settleRequest } from "../../../components/hooks/use-request.ts";
import { announceProfileNews } from "./profile-news.ts";
import type { Save } from "../../../components/profile/entry/use-entry.ts";
import type { Operation, RequestBody } from "../../../lib/messaging/operations.ts";
import { send } from "../../../lib/messaging/send.ts";

/** Asks the background to store something. `stored`: it did, and what is shown is read anew. */
export function saveBy<Name extends Operation>(name: Name, stored: () => void): Save<RequestBody<Name>> {
  return async (body) => {
    const settled = await settleRequest(() => send(name, body));
    if ("problem" in settled) return settled.problem;
    stored();
    announceProfileNews();
    return null;
  };
}
