/**
 * Whose profile it is, as one text: a participant of one CRM, or a person who is kept by Planbridge alone. Texts, since both ends of
 * a connection are found by them.
 */
export type ProfileKey = string;

/** A participant as everything about them is stored: by CRM and NDIS number. */
export interface ParticipantKey {
  /** Origin of the CRM. */
  site: string;
  ndisNumber: string;
}

export function participantProfile({ site, ndisNumber }: ParticipantKey): ProfileKey {
  return `participant ${site} ${ndisNumber}`;
}

export function contactProfile(contactId: string): ProfileKey {
  return `contact ${contactId}`;
}

/** The participant whose profile it is; `null`: it is another person's. */
export function participantOf(profile: ProfileKey): ParticipantKey | null {
  const [kind, site, ndisNumber] = profile.split(" ");
  return kind === "participant" && site !== undefined && ndisNumber !== undefined
    ? { site, ndisNumber }
    : null;
}

/** The id of the contact whose profile it is; `null`: it is a participant's. */
export function contactOf(profile: ProfileKey): string | null {
  const [kind, id] = profile.split(" ");
  return kind === "contact" && id !== undefined ? id : null;
}
