import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { AgreementTabs } from "../../../../../components/profile/glance/agreement-tabs.tsx";
import { CrmPeople } from "../../../../../components/profile/glance/crm-people.tsx";
import {
  activeBookings,
  BookingSummary,
  FundingSummary,
} from "../../../../../components/profile/glance/funding-summary.tsx";
import { GlanceFacts } from "../../../../../components/profile/glance/glance-facts.tsx";
import { ReadAgain } from "../../../../../components/profile/glance/read-again.tsx";
import { agreement, crmProfile } from "../../../domain/profile/crm-profile/profile-fixtures.ts";
import { booking } from "../../../domain/record/record-fixtures.ts";
import { NOW } from "../../../test-clock.ts";
import { nonPaceView, paceView, panelView } from "../../record/record-view-fixtures.ts";
import { seriousFindings } from "../../accessible.ts";
import { ignore } from "../../view-fixtures.ts";

afterEach(cleanup);

const toldIn = (container: Element) =>
  Object.fromEntries(
    Array.from(container.querySelectorAll("dt"), ({ textContent, nextElementSibling }) => [
      textContent,
      nextElementSibling?.textContent,
    ]),
  );

describe("GlanceFacts", () => {
  test("F159: name, contact, address, demographics with the age, number and preferences are shown", async () => {
    const details = {
      title: "Ms",
      firstName: "Ngozi",
      surname: "Okafor",
      phone: "0491 570 006",
      mobile: "",
      email: "ngozi@example.test",
      address: "12 Acacia Street",
      suburb: "Elwood",
      state: "VIC",
      postcode: "3184",
      language: "Igbo",
      statementOptOut: "No",
      postalStatement: "Yes",
    };
    const { container } = render(
      <GlanceFacts person={crmProfile({ details })} ndisNumber="430000017" today="2026-05-03" />,
    );
    expect(toldIn(container)).toMatchObject({
      Name: "Ms Ngozi Okafor",
      "NDIS number": "430000017",
      Phone: "0491 570 006",
      Mobile: "None",
      "Additional emails": "Not told",
      Suburb: "Elwood",
      "Date of birth": "04/05/1990, 35 years old",
      Gender: "Not told",
      "Primary language": "Igbo",
      "Monthly statement opt out": "No",
      "Send postal statement": "Yes",
    });
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("F159: a page without fields for the name is headed with it, and a date of birth that isn't told has no age", () => {
    const person = crmProfile({ details: {}, dateOfBirth: null });
    const { container } = render(<GlanceFacts person={person} ndisNumber="430000017" today="2026-05-03" />);
    expect(toldIn(container)).toMatchObject({ Name: "Ngozi Okafor", "Date of birth": "Not told" });
  });
});

describe("AgreementTabs", () => {
  const other = agreement({ reference: "NDIS-0043", path: "/ServiceContracts/Details/43", remaining: null });

  test("F162: one agreement has approved, remaining, utilised and end, and opens in the CRM", () => {
    const onOpen = vi.fn<(path: string) => void>();
    const { container } = render(
      <AgreementTabs agreements={{ active: [agreement()], others: 2 }} onOpen={onOpen} />,
    );
    expect(toldIn(container)).toMatchObject({
      Approved: "$25,610.66",
      Remaining: "$24,945.07",
      Utilised: "$665.59",
      "End date": "11/01/2027",
    });
    expect(screen.queryByRole("tab")).toBeNull();
    expect(container.textContent).toContain("2 other contracts of the CRM");
    fireEvent.click(screen.getByRole("button", { name: /Open in the CRM/ }));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith("/ServiceContracts/Details/42");
  });

  test("F163: several agreements have a tab each, with the same facts, by press and by arrow keys", async () => {
    const { container } = render(
      <AgreementTabs agreements={{ active: [agreement(), other], others: 0 }} onOpen={ignore} />,
    );
    const names = screen.getAllByRole("tab").map(({ textContent }) => textContent);
    expect(names).toEqual(["NDIS-0042", "NDIS-0043"]);
    fireEvent.click(screen.getByRole("tab", { name: "NDIS-0043" }));
    expect(toldIn(container)).toMatchObject({ Reference: "NDIS-0043", Remaining: "Not told" });
    fireEvent.keyDown(screen.getByRole("tab", { name: "NDIS-0043" }), { key: "ArrowRight" });
    expect(toldIn(container)).toMatchObject({ Reference: "NDIS-0042" });
    expect(document.activeElement).toBe(screen.getByRole("tab", { name: "NDIS-0042" }));
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("F162: words stand where no agreement is told or in use", () => {
    const { container, rerender } = render(<AgreementTabs agreements={null} onOpen={ignore} />);
    expect(container.textContent).toContain("Not told");
    rerender(<AgreementTabs agreements={{ active: [], others: 1 }} onOpen={ignore} />);
    expect(container.textContent).toContain("The CRM lists no service contract that is in use.");
  });
});

describe("the summaries of funding and service bookings", () => {
  test("F160: the plan that runs is shown with its sums", () => {
    const { container } = render(<FundingSummary record={paceView().record} />);
    expect(Object.keys(toldIn(container))).toEqual([
      "Plan",
      "Total approved",
      "Total remaining",
      "Total spent",
      "Utilisation",
    ]);
    expect(container.textContent).toContain("$");
  });

  test("F160: without a plan the summary says what to do", () => {
    const { container } = render(<FundingSummary record={panelView({}).record} />);
    expect(container.textContent).toContain("Synchronise the participant");
  });

  test("F161: active service bookings are shown with period and money, and there are none on PACE", () => {
    const { record } = nonPaceView();
    const active = activeBookings(record);
    expect(active.length).toBeGreaterThan(0);
    expect(active.every(({ isActive }) => isActive === true)).toBe(true);
    const { container } = render(<BookingSummary bookings={active} />);
    expect(Object.keys(toldIn(container))).toEqual(["Period", "Total allocated", "Total remaining"]);
    expect(activeBookings({ ...record, isPace: true })).toEqual([]);
    expect(activeBookings({ ...record, isPace: null })).toEqual([]);
  });

  test("F161: a booking that isn't active, or that the NDIA lists no more, isn't summed up", () => {
    const { record } = nonPaceView();
    const [first] = activeBookings(record);
    if (!first) throw new Error("no booking is active");
    const of = (changes: object) =>
      activeBookings({ ...record, plans: [], otherBookings: [{ ...first, ...booking({}), ...changes }] });
    expect(of({ isActive: true })).toHaveLength(1);
    expect(of({ isActive: null })).toEqual([]);
    expect(of({ isActive: true, goneSince: NOW })).toEqual([]);
  });
});

describe("CrmPeople", () => {
  test("F159: whom the CRM names is shown with what it tells, an empty list as none, and no list as not told", () => {
    const { relationships } = crmProfile();
    const { container } = render(<CrmPeople relationships={relationships} providers={[]} />);
    expect(container.textContent).toContain("Ade Okafor");
    expect(toldIn(container)).toEqual({ Type: "Parent", Phone: "0491 571 266", Email: "None" });
    expect(container.textContent).toContain("The CRM lists no individual provider.");
    cleanup();
    const untold = render(<CrmPeople relationships={null} providers={null} />);
    expect(untold.container.textContent?.match(/Not told/g)).toHaveLength(2);
  });
});

describe("ReadAgain", () => {
  test("F159: it says how old the reading is, is pressed once at a time, and says what went wrong", async () => {
    const onReadAgain = vi.fn<() => void>();
    const problem = { code: "crm-signed-out", what: "You are signed out.", remedy: "Sign in." };
    const draw = (running: boolean, readAt: number | null, failed = false) => (
      <ReadAgain
        readAt={readAt}
        now={NOW}
        reading={{ running, problem: failed ? problem : null }}
        onReadAgain={onReadAgain}
      />
    );
    const { container, rerender } = render(draw(false, null));
    expect(container.textContent).toContain("was never read");
    rerender(draw(true, NOW));
    fireEvent.click(screen.getByRole("button", { name: "Read again" }));
    expect(onReadAgain).not.toHaveBeenCalled();
    rerender(draw(false, NOW - 180_000, true));
    fireEvent.click(screen.getByRole("button", { name: "Read again" }));
    expect(onReadAgain).toHaveBeenCalledOnce();
    expect(container.textContent).toContain("Read from the CRM 3 min ago.");
    expect(screen.getByRole("alert").textContent).toContain("You are signed out.");
    expect(await seriousFindings(container)).toEqual([]);
  });
});
