import { act, cleanup, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { PlanRequest } from "../../../../components/page/dialog-requests.ts";
import { provideDialog } from "../../../../components/page/dialog-script.tsx";
import { PlanPictureLine } from "../../../../components/page/plan-picture-line.tsx";
import { StoredPlan } from "../../../../entrypoints/plan-dialog/stored-plan.tsx";
import { world } from "../../../../lib/crm/page/page-world.ts";

const request: PlanRequest = { page: "invoice-form", dates: [] };
const answers = vi.fn<(body: PlanRequest) => Promise<unknown>>();
const segments = [{ from: 0, to: 1, look: "plain" as const, words: "01/07/2026 to 30/06/2027" }];
const timeline = {
  startDate: "2026-07-01",
  endDate: "2027-06-30",
  today: 0.4,
  rows: [{ kind: "plan" as const, label: "Plan", segments }],
};

beforeEach(() => {
  answers.mockReset().mockResolvedValue({ ok: { timeline, uncompared: [] } });
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(async (message: unknown) => {
    const { planbridge, body } = message as { planbridge: string; body: PlanRequest };
    if (planbridge !== "page.dialog") return answers(body);
    provideDialog("plan", "", StoredPlan);
    return { ok: null };
  });
});
afterEach(() => {
  cleanup();
  delete world.planbridgeDialogs;
});

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve)));
async function unfold() {
  const details = document.querySelector("details") as HTMLDetailsElement;
  details.open = true;
  details.dispatchEvent(new Event("toggle"));
  await settle();
  await settle();
}

test("the plan picture asks for nothing until somebody opens it", async () => {
  render(<PlanPictureLine request={request} tight={[]} />);
  await settle();
  expect(fakeBrowser.runtime.sendMessage).not.toHaveBeenCalled();
  await unfold();
  expect(await screen.findByText("Timeline")).toBeTruthy();
  expect(answers).toHaveBeenCalledExactlyOnceWith(request);
});

test("an opened plan picture is drawn anew for other dates, and not for the same ones", async () => {
  const { rerender } = render(<PlanPictureLine request={request} tight={[]} />);
  await unfold();
  rerender(<PlanPictureLine request={{ ...request }} tight={[]} />);
  await settle();
  expect(answers).toHaveBeenCalledOnce();
  const dates = [{ from: "2026-11-02", to: "2026-11-02" }];
  rerender(<PlanPictureLine request={{ ...request, dates }} tight={[]} />);
  await waitFor(() => expect(answers).toHaveBeenLastCalledWith({ ...request, dates }));
});

test("the plan picture says why nothing can be drawn", async () => {
  const problem = { code: "no-client-named", what: "This page doesn't tell whose.", remedy: "Choose one." };
  answers.mockResolvedValue({ problem });
  render(<PlanPictureLine request={request} tight={[]} />);
  await unfold();
  expect(await screen.findByText(/doesn't tell whose/)).toBeTruthy();
});

test("the tight budgets are named before the plan picture is opened", () => {
  const tight = ["Transport", "Consumables", "Home and Living", "Relationships"];
  render(<PlanPictureLine request={request} tight={tight} />);
  expect(document.querySelector("summary")?.textContent).toBe(
    "Plan pictureTight: Transport, Consumables, Home and Living and 1 more",
  );
});
