import type { PanelClient, PanelRecordView } from "../../lib/messaging/views.ts";
import { focusNext, focusPlace } from "../palette/focus-next.ts";
import type { Offers } from "../palette/offers.ts";
import { usePalette } from "../palette/use-palette.tsx";
import { goToSection, type ProfileSectionName, type SectionName } from "./record-section.tsx";

export interface PanelActionsSource {
  client: PanelClient | undefined;
  view: PanelRecordView | undefined;
  /** The page in front is being read, so the record isn't seen. */
  isVeiled: boolean;
  onPin: () => void;
  onOptions: () => void;
  /** Begins a new service booking of this client. */
  onNewBooking: () => void;
  /** Opens the window in which this service booking is managed. */
  onManageBooking?: ((id: string) => void) | undefined;
  /** Opens the workspace at one of its tabs. */
  onWorkspace: (tab: "participants" | "file") => void;
}

const SECTIONS: readonly Exclude<SectionName, ProfileSectionName>[] = [
  "now",
  "funding",
  "budgets",
  "bookings",
  "goals",
  "history",
];

/** The palette of the side panel: what can be done with the client that it shows, and no other. */
export function usePanelActions(source: PanelActionsSource): ReturnType<typeof usePalette> {
  const { client, view, isVeiled, onPin, onOptions, onWorkspace } = source;
  const plan = view?.record.plans.find(({ current }) => current);
  const goTo = (category: string) => ({ category, goTo: () => goToBudget(category) });
  return usePalette({
    offers: {
      "open-client": () => onWorkspace("participants"),
      "check-file": () => onWorkspace("file"),
      options: onOptions,
      ...(client && !isVeiled ? { pin: onPin, ...ofRecord(view, source) } : {}),
    },
    surroundings: {
      ndisNumber: client?.ndisNumber,
      budgets: (plan?.budgets ?? []).map(({ category }) => goTo(category)),
    },
    about: client && `${client.ndisNumber} ${client.site}`,
    isVeiled,
  });
}

function ofRecord(
  view: PanelRecordView | undefined,
  { onNewBooking, onManageBooking }: Pick<PanelActionsSource, "onNewBooking" | "onManageBooking">,
): Offers {
  // Before the first synchronisation no part is drawn.
  if (!view || view.record.isPace === null) return {};
  const { isPace, nextSteps } = view.record;
  const names = SECTIONS.filter((name) => name !== "bookings" || !isPace);
  return {
    ...Object.fromEntries(names.map((name) => [name, () => goToSection(name)])),
    "create-booking": !isPace && onNewBooking,
    "manage-booking": !isPace && onManageBooking && manageBooking(view, onManageBooking),
    next: nextSteps.length > 0 && (() => focusNext(allOf(".pb-steps-now > li"))),
  };
}

/** The only booking at once; of several, a press goes from the one to the next. */
function manageBooking(
  { record: { plans, otherBookings } }: PanelRecordView,
  onManage: (id: string) => void,
): Offers["manage-booking"] {
  const current = plans.find((plan) => plan.current)?.bookings ?? [];
  const [only, ...others] = [...current, ...otherBookings].filter(({ goneSince }) => goneSince === undefined);
  if (!only) return undefined;
  return others.length === 0 ? () => onManage(only.id) : () => focusNext(allOf(".pb-booking-manage"));
}

function goToBudget(category: string): void {
  const budget = allOf(".pb-budget").find(({ dataset }) => dataset["category"] === category);
  const details = budget?.querySelector("details");
  if (details) details.open = true;
  const summary = details?.querySelector("summary");
  if (summary) focusPlace(summary);
}

function allOf(selector: string): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>(selector));
}
