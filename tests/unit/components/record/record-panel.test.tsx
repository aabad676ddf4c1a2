import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { RecordPanel, type RecordPanelProps } from "../../../../components/record/record-panel.tsx";
import type { Booking } from "../../../../lib/domain/record/booking.ts";
import { budget, pacePlan } from "../../domain/plan/pace-fixtures.ts";
import {
  booking,
  nonPaceBudget,
  NUMBER,
  paceRetrieval,
  PLAN,
  SITE,
} from "../../domain/record/record-fixtures.ts";
import { NOW } from "../../test-clock.ts";
import { seriousFindings } from "../accessible.ts";
import { PROFILE_ACTIONS } from "../profile/profile-actions.ts";
import { ignore } from "../view-fixtures.ts";
import { CLIENT, nonPaceView, paceView, panelView } from "./record-view-fixtures.ts";

afterEach(cleanup);

const PROBLEM = { code: "crm-signed-out", what: "You are signed out.", remedy: "Sign in." };

function panel(changes: Partial<RecordPanelProps> = {}) {
  const props: RecordPanelProps = {
    page: { state: "client", client: CLIENT },
    client: CLIENT,
    view: paceView(),
    problem: null,
    sync: { running: false, problem: null, ended: 0 },
    isPinned: false,
    now: NOW,
    onPin: ignore,
    onSynchronise: ignore,
    onOptions: ignore,
    onNewBooking: ignore,
    profileActions: PROFILE_ACTIONS,
  };
  return <RecordPanel {...props} {...changes} />;
}
const section = (title: string) =>
  within(screen.getByRole("heading", { level: 2, name: title }).closest("section") as HTMLElement);
const nobody = { client: undefined, view: undefined };

describe("RecordPanel without a record", () => {
  test.each<[string, Partial<RecordPanelProps>, string]>([
    ["a page of the CRM about nobody", { ...nobody, page: { state: "no-client" } }, "isn't about one client"],
    ["another site", { ...nobody, page: { state: "other-site" } }, "isn't one of your CRM"],
    ["a page that is being read", { ...nobody, page: { state: "loading" } }, "Reading the page…"],
    ["a page that can't be read", { ...nobody, page: { state: "problem", problem: PROBLEM } }, PROBLEM.what],
    ["a record that is being loaded", { view: undefined }, "Loading what is stored…"],
    ["a record that can't be loaded", { view: undefined, problem: PROBLEM }, PROBLEM.remedy],
    ["a client who was never synchronised", { view: panelView({}) }, "Nothing was retrieved"],
    [
      "a participant without a plan",
      { view: panelView({ retrievals: [{ retrievedAt: NOW, isPace: false, plans: [] }] }) },
      "The NDIA lists no plan of this participant.",
    ],
  ])("RecordPanel says so of %s, and is accessible", async (_case, changes, words) => {
    const { container } = render(panel(changes));
    expect(container.textContent).toContain(words);
    expect(screen.queryByText(/^\$/)).toBeNull();
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("RecordPanel keeps a record in place and out of reach while the next page is read", () => {
    const { rerender } = render(panel());
    const heading = screen.getByRole("heading", { name: "Funding" });
    rerender(panel({ page: { state: "loading" } }));
    const veiled = document.querySelector<HTMLElement>(".pb-record-content");
    expect([veiled?.dataset["veiled"], veiled?.inert]).toEqual(["true", true]);
    rerender(panel());
    expect(screen.getByRole("heading", { name: "Funding" })).toBe(heading);
  });

  test("RecordPanel says whom the page in front is about where another client is pinned", () => {
    const onPin = vi.fn<() => void>();
    render(panel({ isPinned: true, elsewhere: "Ben Ruiz", onPin }));
    expect(screen.getByText(/^Pinned\. The page in front is about/).textContent).toContain("Ben Ruiz");
    fireEvent.click(screen.getByRole("button", { name: "Pinned" }));
    expect(onPin).toHaveBeenCalledOnce();
  });
});

describe("RecordPanel of a PACE plan", () => {
  test("F76, F77: RecordPanel shows plan, budgets, period, goals and history, and on PACE no bookings", async () => {
    const { container } = render(panel());
    expect(screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      "Now",
      "Funding",
      "Budgets and periods",
      "Goals",
      "History",
      "Profile",
      "Active schedule",
      "Upcoming appointments",
    ]);
    expect(screen.getByText("PACE")).toBeTruthy();
    for (const details of container.querySelectorAll("details")) details.open = true;
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("F85: RecordPanel says how old each part is", () => {
    render(panel({ view: panelView({ retrievals: [paceRetrieval(pacePlan([]), NOW - 9 * 86_400_000)] }) }));
    expect(section("Funding").getByText("Stale: 9 d old")).toBeTruthy();
    expect(section("Budgets and periods").getByText("Stale: 9 d old")).toBeTruthy();
    expect(section("Goals").getByText(/^Goals were never retrieved/)).toBeTruthy();
    expect(section("Now").getByText(/out of date/)).toBeTruthy();
  });

  test("F86, F88, F89, F91: RecordPanel shows the four sums and the utilisation under their own names", () => {
    render(panel());
    const totals = Array.from(document.querySelectorAll(".pb-totals > div"), (row) =>
      Array.from(row.children, ({ textContent }) => textContent),
    );
    expect(totals).toEqual([
      ["Total approved", "$1,800.00"],
      ["Total allocated", "not told"],
      ["Total remaining", "$1,000.00"],
      ["Total spent", "$400.00"],
    ]);
    expect(screen.getByText("Utilisation: 22.2 %")).toBeTruthy();
  });

  test.each([
    ["F87: without a budget", 0, "$0.00", "Utilisation: 0 %"],
    ["F90: of five budgets of $2,000", 5, "$10,000.00", "Utilisation: 0 %"],
  ])("%s RecordPanel shows the sum", (_case, count, approved, utilisation) => {
    const budgets = Array.from({ length: count }, (_, at) =>
      budget({ category: `Category ${at}`, total: 200_000 }),
    );
    render(panel({ view: panelView({ retrievals: [paceRetrieval(pacePlan(budgets))] }) }));
    expect(screen.getByText("Total approved").nextElementSibling?.textContent).toBe(approved);
    expect(screen.getByText(utilisation)).toBeTruthy();
  });

  test("F92: RecordPanel shows approved money by purpose and by category, as bars and as a table", () => {
    render(panel());
    for (const [title, names] of [
      ["Approved by support purpose", ["Core", "Capacity Building"]],
      ["Approved by support category", ["Consumables", "Choice and Control"]],
    ] as const) {
      const figure = screen.getByRole("heading", { name: title }).closest("figure");
      const widths = Array.from(figure?.querySelectorAll(".pb-bar-whole") ?? [], (bar) =>
        bar.getAttribute("width"),
      );
      expect(widths).toEqual(["100%", "50%"]);
      const rows = Array.from(figure?.querySelectorAll("tbody th") ?? [], ({ textContent }) => textContent);
      expect(rows).toEqual(names);
    }
  });

  test("F95, F101: RecordPanel lists budgets by who manages them, with what each allows and what may be hidden", () => {
    render(panel());
    const budgets = section("Budgets and periods");
    expect(budgets.getByText("You claim from it and pay the providers, registered or not.")).toBeTruthy();
    expect(budgets.getByText(/^The NDIA pays registered providers/)).toBeTruthy();
    expect(budgets.getByText(/^The NDIA decides which budgets a plan manager is shown/)).toBeTruthy();
  });

  test("F96, F97, F98, F99, F100: a budget has its running and next instalment, and every period inside it", () => {
    render(panel());
    const detail = document.querySelector(".pb-budget-detail");
    const facts = Array.from(detail?.querySelectorAll(".pb-record-list > div") ?? [], (row) =>
      Array.from(row.children, ({ textContent }) => textContent).join(": "),
    );
    expect(facts).toEqual(
      expect.arrayContaining([
        "Component: Core Flexible (Plan-managed)",
        "Management: Plan-managed",
        "Instalments: Regular",
        "Running instalment: $400.00, 01/10/2026 to 31/12/2026",
        "Next instalment: $400.00, 01/01/2027 to 31/03/2027",
      ]),
    );
    expect(detail?.querySelector("caption")?.textContent).toBe(
      "Funding periods (also called plan periods), every 3 months",
    );
    const rows = Array.from(detail?.querySelectorAll("tbody tr") ?? [], (row) =>
      Array.from(row.children, ({ textContent }) => textContent),
    );
    expect(rows).toEqual([
      ["01/07/2026 to 30/09/2026 FP-1", "$400.00", "Released"],
      ["01/10/2026 to 31/12/2026 FP-2", "$400.00", "Released, runs now"],
      ["01/01/2027 to 31/03/2027 FP-3", "$400.00", "Not yet released"],
    ]);
    expect(detail?.querySelectorAll("input, select, textarea")).toHaveLength(0);
  });

  test("RecordPanel marks how long a budget lasts as a prediction, in words and as a dashed line", () => {
    render(panel());
    expect(screen.getByText(/^Prediction: safe until \d\d\/\d\d\/\d{4}/)).toBeTruthy();
    expect(document.querySelector(".pb-burn-predicted")).toBeTruthy();
    expect(screen.getByText("Prediction: lasts to its last day, 30/06/2027.")).toBeTruthy();
  });

  test("F111, F112: RecordPanel tells how far the NDIA is expected to extend the plan", () => {
    render(panel());
    expect(
      screen.getByText(
        "Prediction: unless a new plan starts, the NDIA extends this one to 30/06/2028 at the latest.",
      ),
    ).toBeTruthy();
  });

  test("F102, F103: RecordPanel says beside budgets that couldn't be had which conditions hold, fail or aren't known", async () => {
    const { container } = render(panel({ view: nonPaceView() }));
    const conditions = within(screen.getByRole("list", { name: "Conditions for plan budgets" }));
    const words = conditions.getAllByRole("listitem").map(({ textContent }) => textContent?.slice(0, 13));
    expect(words).toEqual(["Doesn't hold.", "Holds. The pa", "Not known. Th"]);
    expect(await seriousFindings(container)).toEqual([]);
    cleanup();
    render(panel({ view: paceView() }));
    expect(screen.queryByText(/^Outside PACE the NDIA shows budgets/)).toBeNull();
  });

  test("RecordPanel puts plan, contract, budgets, periods and today on one axis, and lists them as a table", () => {
    render(panel());
    const rows = Array.from(
      document.querySelectorAll(".pb-timeline tbody th"),
      ({ textContent }) => textContent,
    );
    expect(new Set(rows)).toEqual(
      new Set(["Plan", "Service contract SC-10023", "2 budgets", "Funding periods of Consumables"]),
    );
    expect(document.querySelectorAll(".pb-timeline .pb-chart-today")).toHaveLength(4);
    expect(screen.getByText(/^Not on the timeline until it was compared/).textContent).toContain("SC-2");
  });
});

describe("RecordPanel of a plan outside PACE", () => {
  test("F75: RecordPanel begins a new booking from the plan that it belongs to", () => {
    const onNewBooking = vi.fn<() => void>();
    render(panel({ view: nonPaceView(), onNewBooking }));
    fireEvent.click(section("Service bookings").getByRole("button", { name: "Create service booking…" }));
    expect(onNewBooking).toHaveBeenCalledOnce();
  });

  test("F110: RecordPanel lists bookings under their plan, and those of another plan apart", async () => {
    const { container } = render(panel({ view: nonPaceView() }));
    const bookings = section("Service bookings");
    expect(bookings.getByText("50081234")).toBeTruthy();
    expect(bookings.getAllByText("$750.00 of $1,000.00 left")).toHaveLength(2);
    const other = bookings.getByRole("heading", { name: "Of another plan" }).nextElementSibling;
    expect(other?.textContent).toContain("Service booking 50089999 belongs to plan 7");
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("F67, F69, F74: a booking's card shows its period, how much of time and money is used, and its lines", () => {
    const { container } = render(panel({ view: nonPaceView() }));
    const card = within(screen.getByRole("article", { name: "Service booking 50081234" }));
    expect(card.getByText("01/07/2026 to 30/06/2027")).toBeTruthy();
    expect(card.getByText("Money used: 25 %")).toBeTruthy();
    expect(card.getByText("Time used: 39.5 %")).toBeTruthy();
    for (const details of container.querySelectorAll("details")) details.open = true;
    expect(card.getByRole("row", { name: "CONSUMABLES $1,000.00 $750.00" })).toBeTruthy();
  });

  test.each<[string, Partial<Booking>, string, string]>([
    ["approved", { status: "APPR" }, "ApprovedAPPR", "pb-tone-success"],
    ["waiting for the provider", { status: "APRO" }, "Awaiting Provider ApprovalAPRO", "pb-tone-info"],
    ["rejected", { status: "REJT" }, "RejectedREJT", "pb-tone-danger"],
    ["deleted", { status: "DELE" }, "DeletedDELE", "pb-tone-neutral"],
    ["in an unknown status", { status: null, statusWord: "On hold" }, "On hold", "pb-tone-warning"],
    ["in none that is told", { status: null, statusWord: "" }, "Status not told", "pb-tone-warning"],
  ])(
    "F70: the card of a booking that is %s shows status and code, and an unknown one as no success",
    (_title, change, words, tone) => {
      const bookings = { retrievedAt: NOW, bookings: [booking(change)], unread: [] };
      render(panel({ view: nonPaceView({ bookings }) }));
      const chip = document.querySelector(".pb-booking .pb-state");
      expect(chip?.textContent).toBe(words);
      expect(chip?.className).toContain(tone);
    },
  );

  test.each<[string, boolean | null, string]>([
    ["active", true, "Active"],
    ["inactive", false, "Inactive"],
    ["not told", null, "Active or not: not told"],
  ])("F70: the card of an approved booking shows apart that it is %s", (_title, isActive, words) => {
    const bookings = { retrievedAt: NOW, bookings: [booking({ isActive })], unread: [] };
    render(panel({ view: nonPaceView({ bookings }) }));
    expect(section("Service bookings").getByText(words)).toBeTruthy();
  });

  test("F71: a booking that isn't listed any more stays, marked, and can't be managed", () => {
    const gone = [{ booking: booking(), since: NOW }];
    const onManageBooking = vi.fn<(id: string) => void>();
    const bookings = { retrievedAt: NOW, bookings: [booking({ id: "7" })], unread: [], gone };
    render(panel({ view: nonPaceView({ bookings }), onManageBooking }));
    const shown = section("Service bookings");
    expect(shown.getByText("Not listed any more")).toBeTruthy();
    expect(shown.getByText(/doesn't list it any more, since 22\/11\/2026/)).toBeTruthy();
    fireEvent.click(shown.getByRole("button", { name: "Manage… service booking 7" }));
    expect(onManageBooking.mock.calls).toEqual([["7"]]);
    expect(shown.queryByRole("button", { name: "Manage… service booking 50081234" })).toBeNull();
  });

  test("F139: Now leads from a booking that waits for an answer to where it is given", () => {
    const onManageBooking = vi.fn<(id: string) => void>();
    const bookings = { retrievedAt: NOW, bookings: [booking({ status: "APRO" })], unread: [] };
    render(panel({ view: nonPaceView({ bookings }), onManageBooking }));
    expect(section("Now").getByText(/waits for your approval/).textContent).toContain("$1,000.00");
    fireEvent.click(
      section("Now").getByRole("button", { name: "Approve or reject… service booking 50081234" }),
    );
    expect(onManageBooking.mock.calls).toEqual([["50081234"]]);
  });

  test("F113, F114: RecordPanel says that the plan's end was moved, and foresees its active bookings' end as a prediction", () => {
    const moved = { ...PLAN, endDate: "2028-06-30" };
    const bookings = {
      retrievedAt: NOW,
      bookings: [booking({ linesFrom: NOW - 86_400_000 }), booking({ id: "7", isActive: false })],
      unread: [],
    };
    const retrievals = [
      { retrievedAt: NOW, isPace: false, plans: [moved] },
      { retrievedAt: NOW - 5, isPace: false, plans: [PLAN] },
    ];
    render(panel({ view: panelView({ retrievals, stored: { site: SITE, ndisNumber: NUMBER, bookings } }) }));
    expect(section("Funding").getByText(/^The NDIA moved this plan's end from 30\/06\/2027 to/)).toBeTruthy();
    const shown = section("Service bookings");
    expect(shown.getAllByText(/^Prediction: .* this booking goes on to 30\/06\/2028/)).toHaveLength(1);
    expect(shown.getByText("as of 21/11/2026")).toBeTruthy();
  });

  test("F106, F108: RecordPanel shows the goals with what is new, changed and gone since the copy before", () => {
    render(panel({ view: nonPaceView() }));
    const marks = Array.from(
      document.querySelectorAll(".pb-goals li > p:first-child"),
      ({ textContent }) => textContent,
    );
    expect(marks).toEqual(["NewSwim", "ChangedCook", "GoneSing"]);
    expect(section("Goals").getByText(/^Compared with the copy of 15\/11\/2026/)).toBeTruthy();
  });

  test("RecordPanel shows text of the NDIA as text, with its invisible characters as marks", () => {
    const view = nonPaceView();
    const [plan] = view.record.plans;
    if (plan?.goals) plan.goals.since = undefined as never;
    if (plan?.goals) plan.goals.goals = [{ term: "short", text: "<b>x</b>\u202E", steps: [], created: null }];
    render(panel({ view }));
    const [goal] = document.querySelectorAll(".pb-goals li");
    expect(goal?.querySelector("b")).toBeNull();
    expect(goal?.textContent).toContain("<b>x</b>");
    expect(goal?.textContent).not.toContain("\u202E");
  });

  test("RecordPanel doesn't say that nothing is to be done where budgets aren't known", () => {
    render(panel({ view: nonPaceView() }));
    expect(section("Now").queryByText("Nothing to do now.")).toBeNull();
    expect(section("Budgets and periods").getByText(/^Budgets were never retrieved/)).toBeTruthy();
  });
});

describe("RecordPanel: what a plan comes with", () => {
  test("F193: budgets, goals and bookings stand beside their plan, each with how many there are to read", () => {
    const budgets = [
      { planReference: PLAN.reference, retrievedAt: NOW, budgets: [nonPaceBudget()], unread: [] },
    ];
    render(panel({ view: nonPaceView({ budgets }) }));
    expect(section("Funding").getByText(/^Plan 01\/07\/2026 to 30\/06\/2027/)).toBeTruthy();
    expect(section("Budgets and periods").getAllByText("Consumables").length).toBeGreaterThan(0);
    expect(section("Service bookings").getByText("50081234")).toBeTruthy();
    expect(section("Goals").getAllByRole("listitem").length).toBeGreaterThan(0);
  });

  test("F93: a budget outside PACE says which category, or which item alone, a booking may use", () => {
    const stated = nonPaceBudget({ item: "05_222421121_0113_1_2" });
    const budgets = [
      { planReference: PLAN.reference, retrievedAt: NOW, budgets: [nonPaceBudget(), stated], unread: [] },
    ];
    const { container } = render(panel({ view: nonPaceView({ budgets }) }));
    for (const details of container.querySelectorAll("details")) details.open = true;
    expect(screen.getByText("any support item of Consumables")).toBeTruthy();
    expect(screen.getByText("only support item 05_222421121_0113_1_2 of Consumables")).toBeTruthy();
  });

  test.each([
    ["Funding", "Using your plan", "using-your-plan"],
    ["Goals", "Setting goals", "creating-your-plan/setting-goals"],
    ["Service bookings", "Service bookings", "working-providers/service-bookings"],
    [
      "Funding",
      "What happens at your plan's end date",
      "changing-your-plan/what-happens-your-plans-end-date",
    ],
  ])(
    "F194: %s leads to the NDIS's guide %s, which learns nothing of the participant",
    (part, title, path) => {
      render(panel({ view: nonPaceView() }));
      const link = section(part).getByRole("link", { name: `NDIS guide: ${title}` });
      expect(link.getAttribute("href")).toBe(`https://www.ndis.gov.au/participants/${path}`);
      expect(link.getAttribute("rel")).toContain("noreferrer");
    },
  );

  test("F105: a support coordinator is told of budgets under every management", () => {
    const plan = pacePlan([
      budget({ management: "self" }),
      budget({ category: "Transport", management: "agency" }),
    ]);
    const view = panelView({ retrievals: [paceRetrieval(plan)], role: "support-coordinator" });
    render(panel({ view }));
    const budgets = section("Budgets and periods");
    expect(budgets.getByRole("heading", { name: "Self-managed" })).toBeTruthy();
    expect(budgets.getByRole("heading", { name: "NDIA-managed" })).toBeTruthy();
    expect(budgets.getByText(/^A support coordinator is shown/)).toBeTruthy();
  });
});
