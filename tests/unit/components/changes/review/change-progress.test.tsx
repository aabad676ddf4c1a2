import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ChangeReview, type Decision } from "../../../../../components/changes/review/change-review.tsx";
import type { Problem } from "../../../../../lib/core/problem.ts";
import type { ChangeView } from "../../../../../lib/domain/change/change-view.ts";
import { seriousFindings } from "../../accessible.ts";
import { change, changeWith, money, update } from "../../change-view-fixtures.ts";
import { ignore, NOW } from "../../view-fixtures.ts";

afterEach(cleanup);

function review(view: ChangeView, changes: Partial<Decision> = {}) {
  const callbacks = { onToggle: ignore, onAccept: ignore, onDecline: ignore, onResume: ignore };
  const decision = { leftOut: new Set<string>(), refusalOf: () => null, ...callbacks, ...changes };
  return <ChangeReview view={view} now={NOW} decision={decision} onRetrieveAgain={ignore} />;
}
const show = (view: ChangeView, changes: Partial<Decision> = {}) => render(review(view, changes));
const progress = () => within(screen.getByRole("region", { name: "Progress" }));

describe("ChangeProgress", () => {
  it("F61: ChangeProgress says why nothing may be sent again here, in place of the button", () => {
    const problem = { code: "role-may-propose", what: "You may propose, not accept.", remedy: "Ask." };
    show(changeWith(["failed"], { state: "stopped" }), { refusalOf: () => problem });
    expect(progress().getByText("You may propose, not accept.")).toBeTruthy();
    expect(progress().queryByRole("button")).toBeNull();
  });

  it.each([
    ["waiting", "Waiting"],
    ["sending", "Saving…"],
    ["unknown", "Checking what was saved…"],
    ["sent", "Checking…"],
    ["verified", "Verified"],
    ["differs", "Differs"],
    ["failed", "Not saved"],
    ["not-done", "Not done"],
    ["left-out", "Excluded"],
  ] as const)("ChangeProgress shows a record that is %s as %s", (state, words) => {
    show(changeWith([state]));
    expect(document.querySelector(`[data-state="${state}"]`)?.textContent).toBe(words);
    expect(screen.queryByRole("checkbox")).toBeNull();
  });

  it("ChangeProgress says of service bookings that they stand at the NDIA, and whose message a refusal is", () => {
    const created = update({
      id: "service-booking/CONSUMABLES/all",
      kind: "service-booking",
      action: "create",
    });
    const of = (state: "verified" | "failed", problem?: Problem) =>
      change({
        purpose: "create-bookings",
        state: "done",
        records: [{ ...created, progress: { state, sent: 1, ...(problem ? { problem } : {}) } }],
      });
    const { rerender } = show(of("verified"));
    expect(progress().getByText("Saved and verified at the NDIA.")).toBeTruthy();
    expect(screen.getByRole("region", { name: "Will change" }).textContent).toContain("Will be created 1");
    expect(screen.queryByText("empty")).toBeNull();
    const problem = { code: "ndia-refused", what: "Refused.", remedy: "Read it.", said: "V12" };
    rerender(review(of("failed", problem)));
    expect(screen.getByText(/^Message from the NDIA/)).toBeTruthy();
  });

  it("ChangeProgress counts the records without the excluded ones", () => {
    show(changeWith(["verified", "failed", "sending", "waiting", "left-out"]));
    const bar = screen.getByRole<HTMLProgressElement>("progressbar");
    expect([bar.value, bar.max]).toEqual([2, 4]);
    expect(progress().getByText("2 of 4")).toBeTruthy();
  });

  it("ChangeProgress says how many records are in each state", () => {
    const states = [...Array.from({ length: 8 }, () => "verified" as const), "failed", "not-done"] as const;
    show(changeWith([...states, "not-done"], { state: "stopped" }));
    expect(progress().getByText("8 records verified, 1 not saved, 2 not done.")).toBeTruthy();
    expect(screen.getByRole<HTMLProgressElement>("progressbar").value).toBe(9);
  });

  it("ChangeProgress shows the accepted and the CRM's value when they differ", () => {
    const differences = [money("budgetAmount", "Budget Amount", 100_000, 125_050)];
    const record = { ...update(), progress: { state: "differs" as const, sent: 1, differences } };
    show(change({ state: "done", records: [record] }));
    expect(screen.getByRole("row", { name: "Budget Amount $1,250.50 $1,000.00" })).toBeTruthy();
    expect(progress().getByText("1 record saved with a difference.")).toBeTruthy();
  });

  it("ChangeProgress quotes the CRM when it refused a record", () => {
    const problem = { code: "crm-refused", what: "It wasn't saved.", remedy: "Look.", said: "Is taken" };
    const record = { ...update(), progress: { state: "failed" as const, sent: 1, problem } };
    show(change({ state: "done", records: [record] }));
    expect(screen.getByText(/Message from the CRM/).textContent).toContain("Is taken");
  });

  it("ChangeProgress says what it is waiting for, and continues on Continue", () => {
    const onResume = vi.fn<Decision["onResume"]>();
    const blocked = { code: "crm-signed-out", what: "You're signed out.", remedy: "Sign in." };
    show(changeWith(["verified", "waiting"], { state: "stopped", blocked }), { onResume });
    expect(screen.getByRole("alert").textContent).toContain("You're signed out.");
    fireEvent.click(screen.getByRole("button", { name: "Continue" }));
    expect(onResume).toHaveBeenCalledOnce();
    expect(screen.queryByRole("button", { name: "Retry failed records" })).toBeNull();
  });

  it("ChangeProgress offers Retry failed records only once the change has ended", () => {
    const onResume = vi.fn<Decision["onResume"]>();
    show(changeWith(["verified", "failed"], { state: "done" }), { onResume });
    fireEvent.click(screen.getByRole("button", { name: "Retry failed records" }));
    expect(onResume).toHaveBeenCalledOnce();
    cleanup();
    show(changeWith(["failed", "sending"]));
    expect(screen.queryByRole("button", { name: "Retry failed records" })).toBeNull();
  });

  it.each([
    [20_000, "Planbridge will retry automatically in about 20 seconds."],
    [600, "Planbridge will retry automatically in about 1 second."],
    [150_000, "Planbridge will retry automatically in about 3 minutes."],
    [-1, "Planbridge is retrying now."],
  ])("ChangeProgress says when it retries automatically, %i ms ahead", (ahead, words) => {
    show(changeWith(["waiting"], { retryAt: NOW + ahead }));
    expect(screen.getByText(words)).toBeTruthy();
  });

  it("ChangeProgress says of a full success when, by whom and on which device", () => {
    const acceptedBy = { user: "Jane Citizen", device: "PB-OFFICE-01" };
    show(changeWith(["verified", "verified"], { state: "done", settledAt: NOW, acceptedBy }));
    expect(progress().getByText("Saved and verified in the CRM.")).toBeTruthy();
    expect(progress().getByText(/^Done 22\/11\/2026, .* by Jane Citizen, PB-OFFICE-01$/)).toBeTruthy();
    expect(progress().getByText("2 records verified.")).toBeTruthy();
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it("ChangeProgress announces the end, but not a state it was opened with", async () => {
    const { rerender } = show(changeWith(["sending"]));
    const spoken = () => document.querySelector("[aria-live]")?.textContent;
    expect(spoken()).toBe("");
    rerender(review(changeWith(["verified"], { state: "done" })));
    await vi.waitFor(() => expect(spoken()).toBe("1 record verified."));
  });

  it("ChangeProgress shows no result of a superseded change", () => {
    show(changeWith(["waiting"], { state: "superseded" }));
    expect(screen.getByText(/Nothing was saved\./)).toBeTruthy();
    expect(screen.queryByText("Waiting")).toBeNull();
  });

  it("ChangeProgress has no serious accessibility finding", async () => {
    const { container } = show(changeWith(["verified", "differs", "failed"], { state: "stopped" }));
    expect(await seriousFindings(container)).toEqual([]);
  });
});
