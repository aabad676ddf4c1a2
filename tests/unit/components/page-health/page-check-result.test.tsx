import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PageCheckResult } from "../../../../components/page-health/page-check-result.tsx";
import { seriousFindings } from "../accessible.ts";
import { contractCheck, unknownCheck } from "./check-fixtures.ts";

afterEach(cleanup);

const items = () => screen.getAllByRole("listitem").map(({ textContent }) => textContent);

describe("PageCheckResult", () => {
  it("PageCheckResult counts what was read and names the rest, the worst first", () => {
    render(<PageCheckResult check={contractCheck} />);
    expect(screen.getByText("Service contract").parentElement?.textContent).toBe(
      "Service contract: 1 of 4 read.",
    );
    expect(items()).toEqual([
      "Error NDIS Plan End Date: two different values.",
      "Warning Plan Budget table: can't be read (only 10 of 24 rows can be read).",
      "Note PACE Plan: not shown.",
    ]);
  });

  it("PageCheckResult says how many more there are than it names", () => {
    render(<PageCheckResult check={contractCheck} most={1} />);
    expect(items()).toHaveLength(1);
    expect(screen.getByText("And 2 more.")).toBeTruthy();
  });

  it("PageCheckResult lists the known pages where none is recognised", () => {
    render(<PageCheckResult check={unknownCheck} />);
    expect(screen.getByText("Planbridge doesn't recognise this page, so it does nothing here.")).toBeTruthy();
    expect(items()).toEqual([
      "Client list: headed “Client List” or “Clients”.",
      "Service contract: headed “Service Contract”. This heading is here, but not what else belongs to that page.",
    ]);
  });

  it.each([
    ["other-site", /^This tab isn't at one of your CRM addresses/],
    ["unreadable", /^This tab can't be read at the moment/],
  ] as const)("PageCheckResult of a tab in state %s has nothing to copy", (state, words) => {
    render(<PageCheckResult check={{ state }} />);
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it.each([
    ["Copied.", () => Promise.resolve()],
    ["The browser didn't allow copying.", () => Promise.reject(new Error("refused"))],
  ])("Copy details says %s", async (words, writeText) => {
    const write = vi.spyOn(navigator.clipboard, "writeText").mockImplementation(writeText);
    render(<PageCheckResult check={contractCheck} />);
    fireEvent.click(screen.getByRole("button", { name: "Copy details" }));
    expect(await screen.findByText(words)).toBeTruthy();
    expect(write).toHaveBeenCalledExactlyOnceWith(contractCheck.diagnostic);
  });

  it.each([
    ["a recognised page", contractCheck],
    ["an unknown page", unknownCheck],
  ])("PageCheckResult has no serious accessibility finding for %s", async (_case, check) => {
    const { container } = render(<PageCheckResult check={check} />);
    expect(await seriousFindings(container)).toEqual([]);
  });
});
