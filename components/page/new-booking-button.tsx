import { ProblemNote } from "../base/problem-note.tsx";
import { useRequest } from "../hooks/use-request.ts";
import { useOffers } from "../palette/offers.ts";
import { NEW_BOOKING } from "../booking/new-booking-words.ts";

/** Opens the window in which a service booking is made from this client or contract (F2, F115). Not for a client on PACE. */
export function NewBookingButton({ of, path }: { of: "client" | "contract"; path: string }) {
  const { problem, request } = useRequest();
  const open = () => void request("review.open", { newBooking: of, path });
  useOffers({ "create-booking": open });
  return (
    <div class="pb-surface">
      <button type="button" class="pb-link" onClick={open}>
        {NEW_BOOKING}…
      </button>
      {problem && <ProblemNote problem={problem} look="plain" alert />}
    </div>
  );
}
