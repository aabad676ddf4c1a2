import type { Problem } from "../../core/problem.ts";
import { proposeBookings } from "../../domain/booking/propose-create.ts";
import type { ChangeSet } from "../../domain/change/change-set.ts";
import type { bookingOperations } from "../../messaging/operations/booking-operations.ts";
import type { ConnectionView } from "../../messaging/views.ts";
import type { RequestBody } from "../../messaging/operations.ts";
import type { BookingProposals } from "../../services/bookings/booking-proposals.ts";
import { viewChange } from "../../services/changes/build-change-view.ts";
import type { Proposals } from "../../services/changes/propose.ts";
import type { Database } from "../../storage/database.ts";
import type { HandlersOf } from "../receive.ts";
import { connectionPrecondition } from "./connection-handlers.ts";

/** Requests of the wizard for a new service booking. */
export function bookingHandlers(deps: {
  db: Database;
  proposals: Pick<Proposals, "readContract" | "ownerOf">;
  bookings: BookingProposals;
  connection: () => Promise<ConnectionView>;
  /** Why nothing can be stored at present. */
  halted: () => Problem | undefined;
}): HandlersOf<typeof bookingOperations> {
  const { db, proposals, bookings, connection, halted } = deps;

  /** Whose record it is, by the CRM's own pages. */
  async function ownerOf({
    site,
    of,
    path,
  }: Pick<RequestBody<"bookings.begin">, "site" | "of" | "path">): Promise<{
    clientPath: string;
    contract?: ChangeSet["contract"];
  }> {
    if (of === "client") return { clientPath: path };
    const reading = await proposals.readContract(site, path);
    const client = await proposals.ownerOf(site, reading);
    return { clientPath: client.path, contract: { reference: reading.contract.reference, path } };
  }

  return {
    "bookings.begin": async (place) => {
      const { clientPath } = await ownerOf(place);
      const connected = connectionPrecondition(await connection());
      const context = await bookings.load(place.site, clientPath, { fresh: connected.holds });
      return { context, preconditions: [connected] };
    },
    "bookings.propose-create": async ({ request, isSplit, ...place }) => {
      const { clientPath, contract } = await ownerOf(place);
      const context = await bookings.load(place.site, clientPath);
      const set = proposeBookings(context, { request, isSplit, isForContract: place.of === "contract" });
      const change = await bookings.store(context, { ...set, ...(contract ? { contract } : {}) });
      return viewChange(db, change, halted());
    },
  };
}
