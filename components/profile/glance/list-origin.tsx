import type { ListSource } from "../../../lib/domain/profile/crm-profile/stored-profile.ts";
import { timeAgo } from "../../base/time-ago.ts";
import { WarningIcon } from "../../base/icons.tsx";

/** Where a list comes from, how old it is, and what of it couldn't be read. */
export function ListOrigin({
  source,
  unread,
  now,
}: {
  source: ListSource;
  unread?: string | undefined;
  now: number;
}) {
  return (
    <>
      <p class="pb-hint">
        {source.from === "crm" ? "As the CRM's page showed it" : "From the file that was imported"}{" "}
        {timeAgo(source.at, now)}.
      </p>
      <UnreadNote unread={source.from === "crm" ? unread : undefined} />
    </>
  );
}

export function UnreadNote({ unread }: { unread?: string | undefined }) {
  if (!unread) return null;
  return (
    <p class="pb-profile-note">
      <WarningIcon />
      <span>
        <span class="pb-unseen">Warning: </span>
        {unread}
      </span>
    </p>
  );
}
