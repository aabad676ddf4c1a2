import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { EnterPractice } from "../../../../components/practice/enter-practice.tsx";
import { PracticeBar } from "../../../../components/practice/practice-bar.tsx";
import { seriousFindings } from "../accessible.ts";

const send = vi.fn<(message: { planbridge: string }) => Promise<unknown>>();

beforeEach(() => {
  fakeBrowser.reset();
  send.mockReset().mockResolvedValue({ ok: null });
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(send as never);
});
afterEach(cleanup);

it("the bar says that nothing is real, and leaves practice at a press", async () => {
  await fakeBrowser.storage.local.set({ practice: true });
  const { container } = render(<PracticeBar />);
  await screen.findByText("Practice: invented data.");
  expect(container.textContent).toContain("Nothing reaches the NDIA or your CRM.");
  expect(await seriousFindings(container)).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Leave practice" }));
  expect(send).toHaveBeenCalledExactlyOnceWith({ planbridge: "practice.leave", body: null });
});

it("without practice there is no bar", async () => {
  const { container } = render(<PracticeBar />);
  await vi.waitFor(async () => expect(await fakeBrowser.storage.local.get()).toEqual({}));
  expect(container.textContent).toBe("");
});

it("Try with invented data enters practice once, and a refusal is said there", async () => {
  const problem = { code: "work-under-way", what: "Planbridge is still working.", remedy: "Wait." };
  send.mockResolvedValue({ problem });
  render(<EnterPractice />);
  const press = await screen.findByRole("button", { name: "Try with invented data" });
  fireEvent.click(press);
  fireEvent.click(press);
  await screen.findByText("Planbridge is still working.");
  expect(send).toHaveBeenCalledExactlyOnceWith({ planbridge: "practice.enter", body: null });
});

it("while practice is on, it is said where to leave it", async () => {
  await fakeBrowser.storage.local.set({ practice: true });
  render(<EnterPractice />);
  await screen.findByText(/Press Leave practice at the top/);
  expect(screen.queryByRole("button")).toBeNull();
});
