import { type ProblemText, problemFrom } from "../../core/problem-catalogue.ts";

/** Why a part of a participant's record isn't asked for, by code. */
const PARTICIPANT_PROBLEMS = {
  "consent-not-confirmed": {
    what: "Nobody has confirmed that the participant consents to sharing budgets.",
    remedy: "Ask the participant, tick the confirmation and sync again; or leave out Budgets.",
    field: "Participant consent",
  },
  "consent-of-other": {
    what: "The client's page shows another NDIS number than when consent was confirmed, so nothing was asked for.",
    remedy: "Check the NDIS number on the client's page, then synchronise the participant again.",
    field: "NDIS Number",
  },
  "choice-missing": {
    what: "Planbridge no longer knows which clients were chosen.",
    remedy: "Close this, then press Synchronise Participant Information in the CRM again.",
  },
  "non-pace-budgets-off": {
    at: "options",
    what: "Budgets of plans outside PACE aren't asked for: the NDIA doesn't publish how.",
    remedy: "If your organisation has the NDIA's document for it, switch them on in Options.",
  },
  "allowance-used": {
    at: "options",
    what: "The calls that Planbridge may make by itself are used for today.",
    remedy:
      "No action needed: it goes on tomorrow. Options > Kept up to date shows and sets how many there are.",
  },
  "form-owner-unknown": {
    what: "This page doesn't tell which service contract the budget belongs to.",
    remedy: "Open the service contract once and come back from there: Planbridge then knows.",
  },
  "no-client-named": {
    what: "This page doesn't tell whose plan it is about yet.",
    remedy: "Choose the client first.",
  },
  "retrieval-interrupted": {
    what: "Retrieving this participant was interrupted each time.",
    remedy: "Open the client and press Synchronise in the side panel.",
  },
} as const satisfies Record<string, ProblemText>;

export function participantProblem(code: keyof typeof PARTICIPANT_PROBLEMS) {
  return problemFrom(PARTICIPANT_PROBLEMS, code);
}
