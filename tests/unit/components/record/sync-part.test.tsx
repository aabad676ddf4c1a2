import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { SyncPart, type SyncPartProps } from "../../../../components/record/sync-part.tsx";
import type { SyncSummary } from "../../../../lib/domain/record/participant-record.ts";
import { NOW } from "../../test-clock.ts";
import { seriousFindings } from "../accessible.ts";
import { forgetDrafts, keptText, reopen } from "../drafts.ts";
import { ignore } from "../view-fixtures.ts";
import { nonPaceView, paceView, panelView } from "./record-view-fixtures.ts";

afterEach(forgetDrafts);

const onSynchronise = vi.fn<SyncPartProps["onSynchronise"]>();
const IDLE = { running: false, problem: null, ended: 0 };

function part(changes: Partial<SyncPartProps> = {}) {
  const props: SyncPartProps = {
    record: nonPaceView().record,
    about: "430000001 https://crm.example",
    sync: IDLE,
    onSynchronise,
    onOptions: ignore,
  };
  return <SyncPart {...props} {...changes} />;
}
const open = () => fireEvent.click(screen.getByRole("button", { name: "Synchronise…" }));
const choices = () => screen.getAllByRole("checkbox").map((box) => box.closest("label")?.textContent ?? "");
const toggle = (name: RegExp) => fireEvent.click(screen.getByRole("checkbox", { name }));
const submit = () => fireEvent.click(screen.getByRole("button", { name: "Synchronise" }));

const summary: SyncSummary = {
  at: NOW,
  isPace: false,
  parts: [
    { part: "plans", result: "retrieved", count: 1, added: 0, removed: 0, changed: 1, unread: [] },
    {
      part: "budgets",
      result: "not-asked",
      unread: [],
      problem: { code: "x", what: "Budgets are off.", remedy: "Switch them on." },
    },
    {
      part: "goals",
      result: "failed",
      unread: [],
      problem: { code: "y", what: "No goals.", remedy: "Wait." },
    },
    {
      part: "bookings",
      result: "partly",
      count: 2,
      added: 1,
      removed: 0,
      changed: 0,
      unread: ["A booking can't be read."],
    },
  ],
};

test("F148, F150, F151, F186: what to retrieve is chosen, and goals say that they are replaced", () => {
  render(part());
  open();
  expect(choices()).toEqual([
    "Plan budgets Only with the participant's consent.",
    "Plan goals Replaces all goals that are kept; the copy before stays to compare.",
    "Service bookings All of them, with what each sets aside.",
    "The participant consents to sharing their plan budgets with us",
  ]);
  toggle(/^Plan budgets/);
  toggle(/^Plan goals/);
  submit();
  expect(onSynchronise).toHaveBeenCalledExactlyOnceWith({ parts: ["bookings"], isConsentConfirmed: false });
});

test("F149, F191: budgets aren't asked for until consent is confirmed, each time anew", async () => {
  const consent = { user: "Pat Manager", device: "desk-1", at: NOW };
  const { container } = render(part({ record: nonPaceView({ consent }).record }));
  open();
  expect(container.textContent).toContain("by Pat Manager, desk-1");
  submit();
  expect(onSynchronise).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByRole("checkbox", { name: /^The participant consents/ }));
  expect(screen.getByText(/^Confirm the participant's consent/)).toBeTruthy();
  expect(await seriousFindings(container)).toEqual([]);
  toggle(/^The participant consents/);
  submit();
  expect(onSynchronise).toHaveBeenCalledExactlyOnceWith({
    parts: ["budgets", "goals", "bookings"],
    isConsentConfirmed: true,
  });
});

test("F153: bookings can't be chosen for a participant on PACE, and can where nobody knows", () => {
  render(part({ record: paceView().record }));
  open();
  expect(choices().some((choice) => choice.startsWith("Service bookings"))).toBe(false);
  cleanup();
  render(part({ record: panelView({}).record }));
  expect(choices().some((choice) => choice.startsWith("Service bookings"))).toBe(true);
});

test("a synchronisation that runs isn't started again", () => {
  render(part({ sync: { ...IDLE, running: true } }));
  expect(screen.getByText("Asking the NDIA…")).toBeTruthy();
  open();
  toggle(/^Plan budgets/);
  fireEvent.click(screen.getByRole("button", { name: "Asking the NDIA…" }));
  expect(onSynchronise).not.toHaveBeenCalled();
});

test("F152: a summary tells of each part what came, what changed and why something didn't come", async () => {
  const record = nonPaceView({ lastSync: summary }).record;
  const { container, rerender } = render(part({ record, sync: { ...IDLE, running: true } }));
  rerender(part({ record, sync: { ...IDLE, ended: 1 } }));
  const text = container.textContent ?? "";
  for (const words of [
    "Plans1 plan: 1 changed.",
    "Not asked for.Budgets are off.",
    "Couldn't be retrieved. What is kept from before stays.No goals.",
    "Not all came. 2 bookings: 1 new.",
    "A booking can't be read.",
  ])
    expect(text).toContain(words);
  expect(screen.getByRole("status").textContent).toBe("Synchronised.");
  expect(await seriousFindings(container)).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(container.textContent).not.toContain("1 plan: 1 changed.");
});

test("a synchronisation that couldn't begin says why, and where to mend it", () => {
  const onOptions = vi.fn<() => void>();
  const problem = { code: "x", what: "Not connected.", remedy: "Connect.", at: "options" as const };
  render(part({ sync: { ...IDLE, problem, ended: 1 }, onOptions }));
  expect(screen.getByRole("alert").textContent).toContain("Not connected.");
  fireEvent.click(screen.getByRole("button", { name: "Open Options" }));
  expect(onOptions).toHaveBeenCalledOnce();
});

test("F152: where the plans couldn't be had, the summary says why once, and each part that it wasn't had", () => {
  const problem = { code: "surname-mismatch", what: "Another surname.", remedy: "Compare it." };
  const parts = (["plans", "budgets", "goals"] as const).map((each) => ({
    part: each,
    result: "failed" as const,
    unread: [],
    problem,
  }));
  const record = nonPaceView({ lastSync: { at: NOW, isPace: null, parts } }).record;
  const { rerender } = render(part({ record, sync: { ...IDLE, running: true } }));
  rerender(part({ record, sync: { ...IDLE, ended: 1 } }));
  expect(screen.getAllByText("Another surname.")).toHaveLength(1);
  expect(screen.getAllByText(/^Couldn't be retrieved/)).toHaveLength(3);
});

test("the parts that were ticked are restored for the same client alone, and the consent never is", async () => {
  const ticked = () => screen.getAllByRole<HTMLInputElement>("checkbox").map(({ checked }) => checked);
  await reopen(part());
  open();
  toggle(/^Plan goals/);
  toggle(/^The participant consents/);
  expect(ticked()).toEqual([true, false, true, true]);
  await reopen(part());
  open();
  await vi.waitFor(() => expect(ticked()).toEqual([true, false, true, false]));
  expect(screen.getByText(/Restored what you had entered/)).toBeTruthy();
  await reopen(part({ about: "430000002 https://crm.example" }));
  open();
  expect(ticked()).toEqual([true, true, true, false]);
});

test("parts that were asked for aren't kept", async () => {
  await reopen(part());
  open();
  toggle(/^Plan budgets/);
  submit();
  expect(await keptText()).toBe("{}");
});
