import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { collectActions } from "../../../../components/palette/collect-actions.ts";

const writeText = vi.fn<(text: string) => Promise<void>>();
const goTo = vi.fn<(category: string) => void>();
const budget = (category: string) => ({ category, goTo: () => goTo(category) });
const labels = (...source: Parameters<typeof collectActions>) =>
  collectActions(...source).map(({ label }) => label);

beforeEach(() => {
  goTo.mockReset();
  writeText.mockReset().mockResolvedValue();
  vi.stubGlobal("navigator", { clipboard: { writeText } });
});

afterEach(() => vi.unstubAllGlobals());

test("what isn't offered at this moment isn't listed", () => {
  expect(labels({ options: () => undefined, retrieve: false, compare: undefined, stop: null }, {})).toEqual([
    "Options",
  ]);
});

test("the NDIS number is copied, and what the browser says to it is told", async () => {
  const [copy] = collectActions({}, { ndisNumber: "430000001" });
  expect(copy?.label).toBe("Copy NDIS number 430000001");
  expect(await copy?.tell?.()).toBe("Copied 430000001.");
  expect(writeText).toHaveBeenCalledExactlyOnceWith("430000001");
  writeText.mockRejectedValue(new Error("denied"));
  expect(await copy?.tell?.()).toBe("The browser didn't allow copying.");
  vi.stubGlobal("navigator", {});
  expect(await copy?.tell?.()).toBe("The browser didn't allow copying.");
});

test("without an NDIS number nothing offers to copy one", () => {
  expect(labels({ "copy-number": () => undefined }, {})).toEqual([]);
});

test("each category is one entry under its number, and leads to its first budget", () => {
  const budgets = ["07 Support Coordination", "Consumables", "Support Coordination", "Something else"].map(
    budget,
  );
  const actions = collectActions({}, { budgets });
  expect(actions.map(({ keys }) => keys)).toEqual(["03", "07", ""]);
  expect(actions[2]?.label).toBe("Go to budget Something else");
  expect(actions[1]?.label).toMatch(/^Go to budget 07 /);
  actions[1]?.run();
  expect(goTo.mock.calls).toEqual([["07 Support Coordination"]]);
});
