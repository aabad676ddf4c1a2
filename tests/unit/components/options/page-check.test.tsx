import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PageCheck, type PageCheckProps } from "../../../../components/options/page-check.tsx";
import { seriousFindings } from "../accessible.ts";
import { contractCheck } from "../page-health/check-fixtures.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

function pageCheck(changes: Partial<PageCheckProps> = {}) {
  const props: PageCheckProps = {
    tabs: [
      { tabId: 7, title: "Service Contract" },
      { tabId: 8, title: "" },
    ],
    tabId: 7,
    check: contractCheck,
    onChoose: ignore,
    onRefresh: ignore,
  };
  return <PageCheck {...props} {...changes} />;
}

describe("PageCheck", () => {
  it("PageCheck lists every item of the chosen tab's page with its result", () => {
    render(pageCheck());
    const rows = screen.getAllByRole("row").map(({ textContent }) => textContent);
    expect(rows).toEqual([
      "On the pageResultWhat was read",
      "NDIS Plan Start DateOKRead",
      "PACE PlanNoteNot shown",
      "Plan Budget tableWarningCan't be read: only 10 of 24 rows can be read",
      "NDIS Plan End DateErrorTwo different values",
    ]);
  });

  it("PageCheck shows exactly what is copied", () => {
    const { container } = render(pageCheck());
    expect(container.querySelector("pre")?.textContent).toBe(contractCheck.diagnostic);
  });

  it("PageCheck offers every open tab, and checks again", () => {
    const onChoose = vi.fn<PageCheckProps["onChoose"]>();
    const onRefresh = vi.fn<PageCheckProps["onRefresh"]>();
    render(pageCheck({ onChoose, onRefresh }));
    const select = screen.getByLabelText<HTMLSelectElement>("Open CRM page");
    expect(Array.from(select.options, ({ text }) => text)).toEqual(["Service Contract", "Untitled page"]);
    select.selectedIndex = 1;
    fireEvent.change(select);
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(8);
    fireEvent.click(screen.getByRole("button", { name: "Check again" }));
    expect(onRefresh).toHaveBeenCalledOnce();
  });

  it.each<[string, Partial<PageCheckProps>, RegExp]>([
    ["no tab is open", { tabs: [], tabId: undefined, check: undefined }, /^No CRM page is open/],
    ["the tab can't be read", { check: { state: "unreadable" } }, /^This tab can't be read/],
  ])("PageCheck can be checked again while %s", (_case, changes, words) => {
    render(pageCheck(changes));
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Check again" })).toBeTruthy();
  });

  it("PageCheck has no serious accessibility finding", async () => {
    const { container } = render(pageCheck());
    expect(await seriousFindings(container)).toEqual([]);
  });
});
