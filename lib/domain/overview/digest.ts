import type { Notice } from "./notice.ts";

/** What is new about participants that nobody was looking at when it came. */
export interface Digest {
  /** Those with something unseen first; then the newest first. */
  participants: DigestParticipant[];
}

export interface DigestParticipant {
  site: string;
  ndisNumber: string;
  /** `null`: no page of the client was read. */
  name: string | null;
  /** The newest first. */
  notices: DigestNotice[];
}

export interface DigestNotice extends Pick<Notice, "id" | "at" | "kind" | "what"> {
  /** Nobody has seen it. */
  isNew: boolean;
}

/** A participant of one CRM: another may have one with the same number. */
export function participantKey({ site, ndisNumber }: Pick<Notice, "site" | "ndisNumber">): string {
  return `${ndisNumber} ${site}`;
}

/** By participant. Notices come the newest first; `names` is by `participantKey`. */
export function digestOf(notices: readonly Notice[], names: ReadonlyMap<string, string>): Digest {
  const participants = [...Map.groupBy(notices, participantKey)].map(([key, group]): DigestParticipant => {
    const [{ site, ndisNumber }] = group as [Notice];
    return {
      site,
      ndisNumber,
      name: names.get(key) ?? null,
      notices: group.map(({ id, at, kind, what, unseenSince }) => ({
        id,
        at,
        kind,
        what,
        isNew: unseenSince !== undefined,
      })),
    };
  });
  return { participants: participants.toSorted((a, b) => Number(hasNew(b)) - Number(hasNew(a))) };
}

/** Whether anything of it is unseen. */
export function hasNew({ notices }: Pick<DigestParticipant, "notices">): boolean {
  return notices.some(({ isNew }) => isNew);
}

/** Of these, the ones of one participant first: whose page is in front. */
export function inFrontFirst(
  participants: readonly DigestParticipant[],
  front: Pick<Notice, "site" | "ndisNumber"> | undefined,
): DigestParticipant[] {
  const key = front && participantKey(front);
  const isFront = (participant: DigestParticipant) => Number(participantKey(participant) === key);
  return participants.toSorted((a, b) => isFront(b) - isFront(a));
}
