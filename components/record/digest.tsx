import { useState } from "preact/hooks";
import {
  type Digest as DigestContent,
  type DigestParticipant,
  hasNew,
  inFrontFirst,
  participantKey,
} from "../../lib/domain/overview/digest.ts";
import { ChevronIcon } from "../base/icons.tsx";
import { plural } from "../base/plural.ts";
import { timeAgo } from "../base/time-ago.ts";
import { NdisNumber, VisibleText } from "../base/visible-text.tsx";

export interface DigestProps {
  /** `undefined` while it is loaded. */
  digest: DigestContent | undefined;
  /** Whose record is shown below. */
  front: { site: string; ndisNumber: string } | undefined;
  now: number;
  /** Called with the time of the newest that a person sees now and didn't before. */
  onSeen: (until: number) => void;
}

/** More are counted: in one night thousands of budgets may change. */
const MOST_LISTED = 50;

/**
 * What came without a person: one line that always has its place, so that nothing below moves when something comes, and the list
 * once somebody opens it. What is listed stays as it is until it is closed.
 */
export function Digest({ digest, front, now, onSeen }: DigestProps) {
  const [opened, setOpened] = useState<DigestContent | null>(null);
  const latest = digest?.participants ?? [];
  const toggle = (isOpen: boolean) => {
    if (isOpen === (opened !== null)) return;
    setOpened(isOpen ? { participants: inFrontFirst(latest, front) } : null);
    const unseen = latest.flatMap(({ notices }) => notices.filter(({ isNew }) => isNew));
    if (isOpen && unseen.length > 0) onSeen(Math.max(...unseen.map(({ at }) => at)));
  };
  const listed = opened?.participants ?? inFrontFirst(latest, front);
  const isNew = latest.some(hasNew);
  return (
    <aside class="pb-surface pb-digest" aria-label="What is new" aria-busy={digest === undefined}>
      <details
        class="pb-disclosure"
        open={opened !== null}
        onToggle={(event) => toggle(event.currentTarget.open)}
      >
        <summary class={isNew ? "pb-digest-new" : undefined}>
          <ChevronIcon />
          {digest ? summaryOf(latest, front, opened !== null) : "Looking for what is new…"}
        </summary>
        {listed.length === 0 ? (
          <p class="pb-hint">
            Planbridge retrieves participants again when a plan, a funding period or a booking has ended or is
            about to. What it finds stands here.
          </p>
        ) : (
          <ul class="pb-digest-list">
            {listed.slice(0, MOST_LISTED).map((participant) => (
              <Participant key={participantKey(participant)} participant={participant} now={now} />
            ))}
            {listed.length > MOST_LISTED && (
              <li class="pb-hint">and {plural(listed.length - MOST_LISTED, "more participant")}</li>
            )}
          </ul>
        )}
      </details>
    </aside>
  );
}

function Participant({ participant, now }: { participant: DigestParticipant; now: number }) {
  const { name, ndisNumber, notices } = participant;
  return (
    <li>
      <p class="pb-digest-who">
        <strong>{name === null ? "Name not known" : <VisibleText text={name} />}</strong>{" "}
        <span class="pb-quiet">
          NDIS number <NdisNumber value={ndisNumber} />
        </span>
      </p>
      <ul>
        {notices.map((notice) => (
          <li key={notice.id} class="pb-digest-notice">
            <p>
              {notice.isNew && <span class="pb-digest-mark">New</span>} <VisibleText text={notice.what} />
            </p>
            <p class="pb-hint">Found {timeAgo(notice.at, now)}</p>
          </li>
        ))}
      </ul>
    </li>
  );
}

function summaryOf(
  participants: readonly DigestParticipant[],
  front: DigestProps["front"],
  isOpen: boolean,
): string {
  const unseen = participants.filter(hasNew);
  if (unseen.length === 0) return isOpen ? "What is new" : "Nothing new";
  const key = front && participantKey(front);
  if (!unseen.some((each) => participantKey(each) === key))
    return `New about ${plural(unseen.length, "participant")}`;
  const others = unseen.length - 1;
  return others === 0 ? "New about this client" : `New about this client and ${plural(others, "other")}`;
}
