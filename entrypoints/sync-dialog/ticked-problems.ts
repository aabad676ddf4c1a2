import { BATCH_TITLES } from "../../components/sync/batch-words.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { TickedClients } from "../../lib/crm/read/read-client-list.ts";

/** No client is ticked; the remedy names the entry of the Action menu that was pressed. */
function nothingTicked(entry: string): Problem {
  return {
    code: "nothing-ticked",
    what: "No client is ticked.",
    remedy: `Tick the clients to sync in the list, then choose Action > ${entry} again.`,
  };
}

export const NOTHING_TICKED = nothingTicked(BATCH_TITLES["active-plans"]);
export const NOTHING_TICKED_PACE = nothingTicked(BATCH_TITLES["pace-proposals"]);
export const NOTHING_TICKED_PARTICIPANTS = nothingTicked(BATCH_TITLES.participants);

/** What of the ticked clients isn't as it looks: rows without a link, rows that can't be seen, ticks on other pages. */
export function tickedProblem(ticked: TickedClients): Problem | null {
  const { unreadable, notVisible = 0, notRead = 0 } = ticked;
  const problems = [
    ...(unreadable.length > 0 ? [withoutLink(unreadable)] : []),
    ...(notRead > 0 ? [onOtherPages(notRead)] : []),
    ...(notVisible > notRead ? [hidden(notVisible - notRead)] : []),
  ];
  const [first] = problems;
  if (!first) return null;
  return {
    ...first,
    what: problems.map(({ what }) => what).join(" "),
    remedy: problems.map(({ remedy }) => remedy).join(" "),
  };
}

function withoutLink(names: string[]): Problem {
  return {
    code: "crm-row-without-link",
    what: `${names.length === 1 ? "A ticked row has" : `${names.length} ticked rows have`} no link to a client profile: ${names.join(", ")}.`,
    remedy: "Check that the profile opens in the CRM. The other ticked clients are synced.",
  };
}

function onOtherPages(count: number): Problem {
  return {
    code: "ticked-on-other-pages",
    what: `By the list's own count, ${count === 1 ? "1 more client is" : `${count} more clients are`} ticked on other pages of the list. They aren't synced.`,
    remedy: "Show all ticked clients on one page of the list, or sync each page by itself.",
  };
}

function hidden(count: number): Problem {
  return {
    code: "ticked-but-hidden",
    what: `${count === 1 ? "1 ticked client" : `${count} ticked clients`} can't be seen in the list at present, and ${count === 1 ? "is" : "are"} synced too.`,
    remedy: "Clear the list's filter to see every ticked client.",
  };
}
