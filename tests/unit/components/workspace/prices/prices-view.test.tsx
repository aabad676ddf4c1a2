import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { PricesView, type PricesViewProps } from "../../../../../components/workspace/prices/prices-view.tsx";
import type { PriceFile } from "../../../../../lib/domain/price-list/price-file.ts";
import { priceItem, priceList } from "../../../domain/price-list/price-fixtures.ts";
import { seriousFindings } from "../../accessible.ts";

afterEach(cleanup);

const [CARE, SUNDAY] = ["01_011_0107_1_1", "01_014_0107_1_1"];
const now = priceList("now", { fileName: "Catalogue 2026-27.xlsx", items: 976 });
const before = priceList("before", { fileName: "Catalogue 2025-26.xlsx", from: "2025-07-01", items: 953 });

const base: PricesViewProps = {
  lists: [now, before],
  items: [
    priceItem(CARE),
    priceItem(SUNDAY, { type: "quote", limits: {}, claimTypes: ["TRAN", "CANC"] }),
    priceItem("15_056_0128_1_3", {
      limits: { NSW: 19_399, WA: 22_000 },
      paceCategory: null,
      paceCategoryName: null,
    }),
  ],
  shown: "now",
  region: null,
  today: "2026-11-28",
  importing: { phase: "none" },
  problem: null,
  over: false,
  onFile: vi.fn<PricesViewProps["onFile"]>(),
  onImport: vi.fn<PricesViewProps["onImport"]>(),
  onCancel: vi.fn<PricesViewProps["onCancel"]>(),
  onShow: vi.fn<PricesViewProps["onShow"]>(),
  onRemove: vi.fn<PricesViewProps["onRemove"]>(),
  onOptions: vi.fn<PricesViewProps["onOptions"]>(),
  onSave: vi.fn<PricesViewProps["onSave"]>(),
};

const { listId: _list, ...ofFile } = priceItem(CARE);
const file: PriceFile = {
  fileName: "Catalogue 2026-27 v1.2.xlsx",
  kind: "catalogue",
  from: "2026-07-01",
  to: null,
  items: Array.from({ length: 7 }, (_, at) => ({ ...ofFile, number: `01_01${at}_0107_1_1` })),
  leftOut: [{ sheet: "Items", row: 12, item: "Total", what: "“Total” isn't a support item number." }],
  absentColumns: ["Support Category Number (PACE)"],
};

function preview(rest: Partial<PriceFile> = {}, props: Partial<PricesViewProps> = {}) {
  const onImport = vi.fn<PricesViewProps["onImport"]>();
  render(
    <PricesView
      {...base}
      importing={{ phase: "preview", file: { ...file, ...rest } }}
      onImport={onImport}
      {...props}
    />,
  );
  return onImport;
}

describe("the imported lists", () => {
  test("each list stands with its days, its items, and whether it counts today", () => {
    render(<PricesView {...base} />);
    const [, first, second] = within(
      screen.getByRole("table", { name: "Imported price lists" }),
    ).getAllByRole("row");
    expect(first?.textContent).toMatch(
      /Catalogue 2026-27\.xlsx Support catalogue01\/07\/2026 to 30\/06\/2027 Today976/,
    );
    expect(second?.textContent).toMatch(
      /Catalogue 2025-26\.xlsx Support catalogue01\/07\/2025 to 30\/06\/2026953/,
    );
  });

  test("a list is removed after a question, and kept where the answer is no", () => {
    const onRemove = vi.fn<PricesViewProps["onRemove"]>();
    render(<PricesView {...base} onRemove={onRemove} />);
    fireEvent.click(screen.getByRole("button", { name: "Remove Catalogue 2025-26.xlsx" }));
    fireEvent.click(screen.getByRole("button", { name: "Keep it" }));
    expect(onRemove).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: "Remove Catalogue 2025-26.xlsx" }));
    fireEvent.click(screen.getByRole("button", { name: "Remove list" }));
    expect(onRemove).toHaveBeenCalledExactlyOnceWith("before");
  });

  test("items are searched by number or name, and show the limit of the chosen region", () => {
    render(<PricesView {...base} region="NSW" />);
    const rows = () => within(screen.getByRole("grid")).getAllByRole("row").slice(1);
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^01_011_0107_1_1.*\$70\.00an hour01 Daily Activities \(PACE\)$/),
      expect.stringMatching(/^01_014_0107_1_1.*by quotean hour/),
      expect.stringMatching(/^15_056_0128_1_3.*\$193\.99an hournot told$/),
    ]);
    fireEvent.input(screen.getByRole("searchbox"), { target: { value: "15 056" } });
    expect(rows()).toHaveLength(1);
  });

  test("without a chosen region the states' lowest and highest limit are shown, and where to choose one", () => {
    const onOptions = vi.fn<PricesViewProps["onOptions"]>();
    render(<PricesView {...base} onOptions={onOptions} />);
    expect(screen.getByText("$193.99 to $220.00")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Choose in Options" }));
    expect(onOptions).toHaveBeenCalledOnce();
  });

  test("an item's details tell each region's limit, what else it may be claimed as, and what isn't told", () => {
    render(<PricesView {...base} />);
    fireEvent.click(screen.getByText(CARE));
    const limits = screen.getByRole("table", { name: "Price limits" });
    expect(limits.textContent).toContain("Remote$98.00");
    fireEvent.click(screen.getByText(SUNDAY));
    expect(screen.getByText("Provider travel, Short notice cancellation")).toBeTruthy();
    fireEvent.click(screen.getByText("15_056_0128_1_3"));
    expect(screen.getByText("Support category in PACE").nextSibling?.textContent).toBe("not told");
  });

  test("without any list the page says what one is for and takes a file", () => {
    const onFile = vi.fn<PricesViewProps["onFile"]>();
    render(<PricesView {...base} lists={[]} items={[]} shown={null} onFile={onFile} />);
    const chosen = new File(["x"], "list.xlsx");
    fireEvent.change(screen.getByLabelText("Drop the NDIA's price list here, or choose it"), {
      target: { files: [chosen] },
    });
    expect(onFile).toHaveBeenCalledExactlyOnceWith(chosen, "list.xlsx");
    expect(screen.getByText(/Pricing arrangements/)).toBeTruthy();
  });
});

describe("the import of a list", () => {
  test("the preview shows days, first items and rows left out before anything is imported", () => {
    const onImport = preview({}, { lists: [before] });
    expect(screen.getByRole("heading", { name: "Support catalogue: 7 items" })).toBeTruthy();
    expect(screen.getByText("The first 5 items, and 2 more")).toBeTruthy();
    expect(screen.getByText("Items, row 12 (Total): “Total” isn't a support item number.")).toBeTruthy();
    expect(screen.getByText(/Support Category Number \(PACE\)/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Import 7 items" }));
    expect(onImport).toHaveBeenCalledExactlyOnceWith({ from: "2026-07-01", to: null });
  });

  test("a list of another year, or beside another one, is imported only after that was said", () => {
    preview({ from: "2025-07-01", to: "2026-06-30" }, { lists: [before] });
    expect(screen.getByText(/This list isn't today's: it ended on 30\/06\/2026/)).toBeTruthy();
    expect(screen.getByText(/“Catalogue 2025-26.xlsx” begins on the same day/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Import 7 items all the same" })).toBeTruthy();
  });

  test("a list without days is imported once a person entered its first day", () => {
    const onImport = preview({ from: null }, { lists: [] });
    fireEvent.click(screen.getByRole("button", { name: "Import 7 items" }));
    expect(screen.getByText(/Enter the first day of these prices/)).toBeTruthy();
    expect(onImport).not.toHaveBeenCalled();
    fireEvent.input(screen.getByLabelText("Counts from"), { target: { value: "2026-07-01" } });
    fireEvent.input(screen.getByLabelText("Counts until"), { target: { value: "2026-06-30" } });
    fireEvent.click(screen.getByRole("button", { name: /^Import 7 items/ }));
    expect(screen.getByText(/The last day is before the first one/)).toBeTruthy();
    fireEvent.input(screen.getByLabelText("Counts until"), { target: { value: "" } });
    fireEvent.click(screen.getByRole("button", { name: /^Import 7 items/ }));
    expect(onImport).toHaveBeenCalledExactlyOnceWith({ from: "2026-07-01", to: null });
  });

  test("while a file is read it can be stopped", () => {
    const onCancel = vi.fn<PricesViewProps["onCancel"]>();
    render(<PricesView {...base} importing={{ phase: "reading", name: "list.xlsx" }} onCancel={onCancel} />);
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(onCancel).toHaveBeenCalledOnce();
  });

  test("while a list is stored nothing can be pressed twice", () => {
    const onImport = vi.fn<PricesViewProps["onImport"]>();
    render(<PricesView {...base} importing={{ phase: "saving", file }} onImport={onImport} />);
    fireEvent.click(screen.getByRole("button", { name: "Importing…" }));
    expect(onImport).not.toHaveBeenCalled();
  });
});

test("lists, preview and the page without a list are accessible", async () => {
  const { container, rerender } = render(<PricesView {...base} />);
  expect(await seriousFindings(container)).toEqual([]);
  rerender(<PricesView {...base} importing={{ phase: "preview", file }} />);
  expect(await seriousFindings(container)).toEqual([]);
  rerender(<PricesView {...base} lists={[]} items={[]} shown={null} />);
  expect(await seriousFindings(container)).toEqual([]);
});
