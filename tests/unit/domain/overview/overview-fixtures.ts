import type { ParticipantOverview } from "../../../../lib/domain/overview/participant-overview.ts";
import { NUMBER, SITE } from "../record/record-fixtures.ts";

export function overview(change: Partial<ParticipantOverview> = {}): ParticipantOverview {
  return { site: SITE, ndisNumber: NUMBER, ...change };
}
