import type { ComponentChild } from "preact";
import "../../components/base/tokens.css";
import "../../components/base/base.css";
import "../../components/review-window/review-window.css";
import { mountPage } from "../../components/base/mount/mount-page.ts";
import { usePolicy } from "../../components/hooks/use-policy.ts";
import { PolicyContext } from "../../components/organisation/policy-context.ts";
import { GuardedPage } from "../../components/vault/lock-gate.tsx";
import { BatchReview } from "./batch-review.tsx";
import { ConsentReview } from "./consent-review.tsx";
import { ManageReview } from "./manage-review.tsx";
import { NewBookingReview } from "./new-booking-review.tsx";
import { ParticipantsReview } from "./participants-review.tsx";
import { ClosedReview, SingleReview } from "./single-review.tsx";

/**
 * What is decided here is named by the address: a change, the proposals of a batch, a client's two ticks, a choice of clients, a
 * service booking that exists, or a new one of the client or contract at `path`.
 */
function reviewOf(query: URLSearchParams): ComponentChild {
  const [change, batch, participants, manageBooking, clientPath, newBooking, path, site] = [
    "change",
    "batch",
    "participants",
    "manageBooking",
    "clientPath",
    "newBooking",
    "path",
    "site",
  ].map((name) => query.get(name));
  if (change) return <SingleReview id={change} />;
  if (site && participants) return <ParticipantsReview choice={participants} site={site} />;
  if (site && batch) return <BatchReview batchId={batch} site={site} />;
  if (site && path && (newBooking === "client" || newBooking === "contract"))
    return <NewBookingReview site={site} of={newBooking} path={path} />;
  if (site && clientPath && manageBooking)
    return <ManageReview site={site} clientPath={clientPath} bookingId={manageBooking} />;
  return site && clientPath ? <ConsentReview site={site} path={clientPath} /> : <ClosedReview />;
}

function Review() {
  const policy = usePolicy();
  return (
    <PolicyContext.Provider value={policy}>
      {reviewOf(new URLSearchParams(location.search))}
    </PolicyContext.Provider>
  );
}

mountPage(
  <GuardedPage>
    <Review />
  </GuardedPage>,
);
