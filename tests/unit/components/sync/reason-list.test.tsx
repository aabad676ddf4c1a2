import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { ReasonList } from "../../../../components/sync/reason-list.tsx";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

const reason = (label: string) => ({ key: label, label, outcome: "failed" as const, results: 5, clients: 4 });

test("the first reasons stand with their clients, and the rest is one press away", () => {
  const onResults = vi.fn<() => void>();
  const reasons = ["Plan end date differs", "b", "c", "d", "e", "f"].map(reason);
  render(<ReasonList reasons={reasons} results={30} onResults={onResults} />);
  const items = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(items[0]).toBe("Plan end date differs4 clients");
  expect(items).toHaveLength(4);
  fireEvent.click(screen.getByRole("button", { name: "Open results: 2 more reasons" }));
  expect(onResults).toHaveBeenCalledOnce();
});

test("results of which none needs a person have the way to them alone, and without results there is none", () => {
  const { rerender } = render(<ReasonList reasons={[]} results={3} onResults={ignore} />);
  expect(screen.getByRole("button", { name: "Open results" })).toBeTruthy();
  expect(screen.queryByRole("list")).toBeNull();
  rerender(<ReasonList reasons={[]} results={0} onResults={ignore} />);
  expect(screen.queryByRole("button")).toBeNull();
});
