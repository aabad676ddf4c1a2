import { act, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { currentOffers } from "../../../../components/palette/offers.ts";
import { MappingForm } from "../../../../components/workspace/mapping-form.tsx";
import { WorkspaceApp } from "../../../../components/workspace/workspace-app.tsx";
import type { WorkspaceAppProps } from "../../../../components/workspace/workspace-state.ts";
import type { RowView, Summary } from "../../../../lib/invoice-files/check/check-results.ts";
import { recogniseLayout } from "../../../../lib/invoice-files/parse/layouts.ts";
import { seriousFindings } from "../accessible.ts";
import { forgetDrafts, keptText, reopen } from "../drafts.ts";
import { ignore, NOW } from "../view-fixtures.ts";

afterEach(forgetDrafts);

/** Drags something over the page's heading, or lets it go there. `false`: the browser doesn't do what it does with it. */
function drag(type: "dragover" | "drop", types: string[], files: File[] = []): boolean {
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
    dataTransfer: { types, files },
  });
  let goesOn = true;
  void act(() => {
    goesOn = screen.getByRole("heading", { level: 1 }).dispatchEvent(event);
  });
  return goesOn;
}

/** Pastes into the page's heading, or into a field. `false`: the browser doesn't do what it does with it. */
function paste(data: Record<string, string>, files: File[] = [], target?: Element): boolean {
  const event = Object.assign(new Event("paste", { bubbles: true, cancelable: true }), {
    clipboardData: { types: Object.keys(data), files, getData: (type: string) => data[type] ?? "" },
  });
  let goesOn = true;
  void act(() => {
    goesOn = (target ?? screen.getByRole("heading", { level: 1 })).dispatchEvent(event);
  });
  return goesOn;
}

const picture = () => new File(["png"], "image.png", { type: "image/png" });

const header = ["Client NDIS Number", "Rate"];

function rowView(row: number, more: Partial<RowView> = {}): RowView {
  return { row, cells: ["430111222", `${row}.00`], findings: [], rejected: false, edited: [], ...more };
}

const bad = rowView(1, {
  rejected: true,
  findings: [
    {
      code: "excel-date",
      severity: "block",
      what: "“46204” is how Excel counts days.",
      remedy: "Check it.",
      source: "file",
      column: 1,
      replacement: "01/07/2026",
    },
  ],
});

const summary: Summary = {
  rows: 100_000,
  invoices: 33_334,
  severities: { none: 98_000, note: 0, warn: 0, block: 2000 },
  clean: 94_000,
  rejects: 6000,
  amounts: {
    none: { cents: 9_000_000, invoices: 31_000, unknown: 0 },
    note: { cents: 0, invoices: 0, unknown: 0 },
    warn: { cents: 0, invoices: 0, unknown: 0 },
    block: { cents: 123_450, invoices: 2334, unknown: 3 },
  },
  codes: { "excel-date": 2000 },
  notes: [
    { code: "file-bom", severity: "note", what: "The file begins with a mark.", remedy: "It is kept." },
  ],
  edited: 0,
};

const results: WorkspaceAppProps["state"] = {
  phase: "results",
  name: "july.csv",
  header,
  columns: ["ndisNumber", "rate"],
  layout: "CareView bulk invoice import",
  remembered: true,
  summary,
  query: { filter: "all", search: "", sort: null },
  fixes: null,
  fixed: null,
  window: {
    total: 100_000,
    from: 0,
    rows: [rowView(0), bad, ...Array.from({ length: 58 }, (_, at) => rowView(at + 2))],
  },
};

const noPlans: WorkspaceAppProps["plans"] = {
  ages: new Map(),
  problems: new Map(),
  retrieving: null,
  renewed: new Set(),
};

function propsOf(state: WorkspaceAppProps["state"]): WorkspaceAppProps {
  return {
    state,
    problem: null,
    plans: noPlans,
    now: NOW,
    isShown: true,
    onShow: ignore,
    unsavedRows: 0,
    onFile: ignore,
    onMapped: ignore,
    onColumns: ignore,
    onCancel: ignore,
    onDiscard: ignore,
    onSheet: ignore,
    onQuery: ignore,
    onWindow: ignore,
    onNext: () => Promise.resolve(null),
    onEdit: ignore,
    onRestore: ignore,
    onFixKind: ignore,
    onUndoFixes: ignore,
    onReply: () => Promise.resolve(null),
    onSaveReply: ignore,
    onCopyReply: () => Promise.resolve(),
    onWrite: ignore,
    onRetrieve: ignore,
    onStopRetrieving: ignore,
    onCheckAgain: ignore,
  };
}

function show(state: WorkspaceAppProps["state"], changes: Partial<WorkspaceAppProps> = {}) {
  return render(<WorkspaceApp {...propsOf(state)} {...changes} />);
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

describe("the workspace without a file", () => {
  it("WorkspaceApp without a file says what it is for, and has no serious accessibility finding", async () => {
    const { container } = show({ phase: "empty" });
    expect(screen.getByRole("heading", { name: /before it is imported/ })).toBeTruthy();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("WorkspaceApp opens an invented file at a press in practice, and offers none otherwise", () => {
    const onInvented = vi.fn<() => void>();
    const { unmount } = show({ phase: "empty" }, { onInvented });
    press("Open an invented file");
    expect(onInvented).toHaveBeenCalledOnce();
    unmount();
    show({ phase: "empty" });
    expect(screen.queryByRole("button", { name: "Open an invented file" })).toBeNull();
  });

  it("WorkspaceApp comes to the front for what is dropped or pasted while another tab is there", () => {
    const onShow = vi.fn<WorkspaceAppProps["onShow"]>();
    show({ phase: "empty" }, { onShow, isShown: false });
    drag("drop", ["Files"], [new File(["a"], "july.csv")]);
    paste({}, [picture()]);
    expect(onShow).toHaveBeenCalledTimes(2);
    drag("drop", ["text/plain"]);
    expect(onShow).toHaveBeenCalledTimes(2);
  });

  it("WorkspaceApp accepts a file dropped anywhere, and ignores dragged text", () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show({ phase: "empty" }, { onFile });
    expect(drag("dragover", ["text/plain"])).toBe(true);
    expect(drag("dragover", ["Files"])).toBe(false);
    expect(screen.getByText("Drop it to check it")).toBeTruthy();
    const file = new File(["a,b"], "july.csv");
    expect(drag("drop", ["Files"], [file])).toBe(false);
    expect(onFile).toHaveBeenCalledExactlyOnceWith(file, "july.csv");
    expect(screen.queryByText("Drop it to check it")).toBeNull();
  });

  it("WorkspaceApp checks pasted rows, and nothing when nothing was pasted", () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show({ phase: "empty" }, { onFile });
    press("Check pasted rows");
    expect(onFile).not.toHaveBeenCalled();
    fireEvent.input(screen.getByLabelText(/paste rows/), { target: { value: "a,b" } });
    press("Check pasted rows");
    expect(onFile).toHaveBeenCalledExactlyOnceWith(expect.any(Blob), "Pasted rows");
  });

  it("WorkspaceApp reads a spreadsheet's clipboard as text, not as a picture", async () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show({ phase: "empty" }, { onFile });
    paste({ "text/plain": "A\tB\n1\t2", "text/html": "<table></table>" }, [picture()]);
    expect(onFile).toHaveBeenCalledExactlyOnceWith(expect.any(Blob), "Pasted rows");
    expect(await onFile.mock.calls[0]?.[0].text()).toBe("A,B\r\n1,2");
  });

  it("WorkspaceApp leaves text pasted into a field to the field, and ignores its picture", () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show({ phase: "empty" }, { onFile });
    const field = screen.getByLabelText(/paste rows/);
    expect(paste({ "text/plain": "A\tB\n1\t2" }, [picture()], field)).toBe(true);
    expect(onFile).not.toHaveBeenCalled();
  });

  it("WorkspaceApp reads a table when the clipboard has no text", async () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show({ phase: "empty" }, { onFile });
    const html = '<table><tr><th>A<th>B</tr><tr><td>Silva,\n Ana<td>"x"</tr></table>';
    paste({ "text/html": html });
    expect(await onFile.mock.calls[0]?.[0].text()).toBe('A,B\r\n"Silva, Ana","""x"""');
  });

  it("WorkspaceApp accepts a file copied in a file manager, although its name comes as text", () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show({ phase: "empty" }, { onFile });
    const file = new File(["a,b"], "july.csv", { type: "text/csv" });
    paste({ "text/plain": "july.csv" }, [file]);
    expect(onFile).toHaveBeenCalledExactlyOnceWith(file, "july.csv");
  });

  it("WorkspaceApp says when the clipboard holds a picture or nothing, or several files", () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show({ phase: "empty" }, { onFile });
    paste({}, [picture()]);
    expect(screen.getByRole("alert").textContent).toContain("a picture, not rows");
    paste({});
    expect(screen.getByRole("alert").textContent).toContain("no rows and no file");
    const two = [new File(["a"], "a.csv"), new File(["b"], "b.csv")];
    paste({}, two);
    expect(screen.getByRole("alert").textContent).toContain("You chose 2 files.");
    drag("drop", ["Files"], two);
    expect(onFile).not.toHaveBeenCalled();
    drag("drop", ["Files"], two.slice(1));
    expect(onFile).toHaveBeenCalledOnce();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("WorkspaceApp says why a file was rejected", () => {
    show(
      { phase: "empty" },
      { problem: { code: "file-empty", what: "There is nothing in it.", remedy: "" } },
    );
    expect(screen.getByRole("alert").textContent).toContain("There is nothing in it.");
  });
});

describe("the column mapping", () => {
  const names = [
    "OrgID",
    "Client NDIS Number",
    "Client Full Name",
    "Service Provider ABN",
    "Invoice Number",
    "Invoice Date",
    "Invoice Total",
    "Rate",
    "Mystery",
  ];
  const mapping: Extract<WorkspaceAppProps["state"], { phase: "mapping" }> = {
    phase: "mapping",
    name: "july.csv",
    header: names,
    recognised: recogniseLayout(names),
    samples: names.map((name) => (name === "Rate" ? ["70.23", "9.00"] : [])),
  };

  it("MappingForm fixes the public columns, and lets the person choose the others", async () => {
    const onMapped = vi.fn<WorkspaceAppProps["onMapped"]>();
    const { container } = show(mapping, { onMapped });
    expect(screen.getByLabelText<HTMLSelectElement>("Invoice Total").disabled).toBe(true);
    const mystery = screen.getByLabelText<HTMLSelectElement>("Mystery");
    mystery.value = "quantity";
    fireEvent.change(mystery);
    expect(await seriousFindings(container)).toEqual([]);
    press("Check the file");
    const chosen = [null, "ndisNumber", "clientName", "abn", "number", "date", "total", "rate", "quantity"];
    expect(onMapped).toHaveBeenCalledExactlyOnceWith(chosen);
  });

  it("MappingForm restores the columns that were being chosen, for a file with the same header alone", async () => {
    const mystery = () => screen.getByLabelText<HTMLSelectElement>("Mystery");
    const opened = (state: typeof mapping) => <MappingForm {...state} onMapped={ignore} />;
    await reopen(opened(mapping));
    mystery().value = "quantity";
    fireEvent.change(mystery());
    const other = [...names.slice(0, -1), "Riddle", "Mystery"];
    await reopen(opened({ ...mapping, header: other, recognised: recogniseLayout(other) }));
    expect(mystery().value).toBe("");
    await reopen(opened(mapping));
    expect(mystery().value).toBe("quantity");
    expect(screen.getByText(/Restored what you had entered/)).toBeTruthy();
    press("Check the file");
    expect(await keptText()).toBe("{}");
  });

  it("MappingForm rejects two columns set to the same field", () => {
    const onMapped = vi.fn<WorkspaceAppProps["onMapped"]>();
    show(mapping, { onMapped });
    const mystery = screen.getByLabelText<HTMLSelectElement>("Mystery");
    mystery.value = "rate";
    fireEvent.change(mystery);
    press("Check the file");
    expect(onMapped).not.toHaveBeenCalled();
    expect(screen.getByText("Two columns are set to Rate.")).toBeTruthy();
  });
});

describe("a check in progress", () => {
  it("FileProgress shows the progress, and can be cancelled", () => {
    const onCancel = vi.fn<WorkspaceAppProps["onCancel"]>();
    const progress = { read: 50, size: 200, rows: 1204 };
    show({ phase: "checking", name: "july.csv", progress }, { onCancel });
    expect(screen.getByText("Checking… 25%, 1,204 rows")).toBeTruthy();
    press("Cancel");
    expect(onCancel).toHaveBeenCalledOnce();
  });
});

describe("the results", () => {
  it("FileResults and FilePlans offer the palette what their buttons do", async () => {
    const [onColumns, onRetrieve, onStopRetrieving] = [
      vi.fn<() => void>(),
      vi.fn<() => void>(),
      vi.fn<() => void>(),
    ];
    const onNext = vi.fn<WorkspaceAppProps["onNext"]>().mockResolvedValue(null);
    const plans = {
      ages: new Map([["430111222", null]]),
      problems: new Map(),
      retrieving: null,
      renewed: new Set<string>(),
    };
    show(results, { plans, onColumns, onRetrieve, onNext });
    const offered = currentOffers();
    for (const verb of ["next", "columns", "retrieve"] as const) {
      const run = offered[verb];
      if (run) await act(async () => run());
    }
    expect(onNext).toHaveBeenCalledOnce();
    expect(onColumns).toHaveBeenCalledOnce();
    expect(onRetrieve).toHaveBeenCalledExactlyOnceWith(["430111222"]);
    expect([offered.stop, offered.compare].some(Boolean)).toBe(false);
    await forgetDrafts();
    show(results, { plans: { ...plans, retrieving: { done: 0, total: 1 } }, onStopRetrieving });
    const { stop, retrieve } = currentOffers();
    if (stop) stop();
    expect(onStopRetrieving).toHaveBeenCalledOnce();
    expect(retrieve).toBe(false);
    await forgetDrafts();
    show(results, { plans, isShown: false });
    expect(Object.values(currentOffers()).filter(Boolean)).toEqual([]);
  });

  it("RowTable renders only the visible rows, and says how many there are", async () => {
    const { container } = show(results);
    expect(container.querySelectorAll("tr.pb-row").length).toBeLessThan(25);
    expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("100001");
    expect(screen.getByText(/100,000 rows in 33,334 invoices/)).toBeTruthy();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("FileSummary filters the rows by kind of finding", () => {
    const onQuery = vi.fn<WorkspaceAppProps["onQuery"]>();
    show(results, { onQuery });
    press("Excel date number 2,000");
    expect(onQuery).toHaveBeenCalledExactlyOnceWith({
      filter: { code: "excel-date" },
      search: "",
      sort: null,
    });
  });

  it("FileResults goes to the next problem from before the first row, and shows its findings", async () => {
    const onEdit = vi.fn<WorkspaceAppProps["onEdit"]>();
    const onNext = vi.fn<WorkspaceAppProps["onNext"]>(() => Promise.resolve(1));
    show(results, { onNext, onEdit });
    press("Next problem");
    expect(await screen.findByRole("heading", { name: "Row 3" })).toBeTruthy();
    press("Change to “01/07/2026”");
    expect(onEdit).toHaveBeenCalledExactlyOnceWith(1, 1, "01/07/2026");
    fireEvent.keyDown(screen.getByRole("grid"), { key: "F8" });
    expect(onNext.mock.calls).toEqual([[-1], [1]]);
  });

  it("FileResults leaves F8 to whatever is in front while another tab is", () => {
    const onNext = vi.fn<WorkspaceAppProps["onNext"]>().mockResolvedValue(1);
    show(results, { onNext, isShown: false });
    expect(fireEvent.keyDown(document.body, { key: "F8" })).toBe(true);
    expect(onNext).not.toHaveBeenCalled();
  });

  it("FileResults activates the cell of the next problem", async () => {
    const { container } = show(results, { onNext: () => Promise.resolve(1) });
    press("Next problem");
    await waitFor(() => expect(container.querySelector(".pb-cell-active")?.textContent).toBe("1.00"));
    const grid = screen.getByRole("grid");
    expect(container.querySelector(`[id="${grid.getAttribute("aria-activedescendant")}"]`)?.textContent).toBe(
      "1.00",
    );
  });

  it("RowDetail says why a row without findings is rejected", () => {
    const { container } = show({
      ...results,
      window: { total: 1, from: 0, rows: [rowView(0, { rejected: true })] },
    });
    expect(container.querySelector("tr.pb-row")?.textContent).toContain("Rejected");
    fireEvent.click(screen.getByText("430111222"));
    expect(screen.getByText(/Another row of this invoice has an error/)).toBeTruthy();
  });

  it("FileResults keeps the details of a row that is scrolled out of view", async () => {
    const { rerender } = show(results);
    fireEvent.click(screen.getByText("1.00"));
    const away = { total: 100_000, from: 5000, rows: [rowView(5000)] };
    rerender(<WorkspaceApp {...propsOf({ ...results, window: away })} />);
    expect(screen.getByRole("heading", { name: "Row 3" })).toBeTruthy();
  });

  it("FileSummary counts empty rows separately, and calls clean.csv ready instead of the file", () => {
    const severities = { none: 1, note: 2, warn: 0, block: 0 };
    const codes = { "blank-row": 2 };
    show({
      ...results,
      summary: { ...summary, rows: 3, invoices: 1, severities, clean: 1, rejects: 0, codes },
    });
    expect(
      screen.getByText("1 row in 1 invoice. 2 empty rows. No errors. clean.csv is ready to import."),
    ).toBeTruthy();
  });

  it("FileResults stays when one word, or a picture, is pasted over it", () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show(results, { onFile });
    paste({ "text/plain": "9.00" }, [picture()]);
    paste({}, [picture()]);
    expect(onFile).not.toHaveBeenCalled();
    expect(screen.getByRole("grid")).toBeTruthy();
  });

  it("RowTable shows the beginning of a cell with megabytes of text", () => {
    const long = rowView(0, { cells: ["430111222", "x".repeat(2_000_000)] });
    const { container } = show({ ...results, window: { total: 1, from: 0, rows: [long] } });
    expect(container.querySelectorAll("tr.pb-row td")[3]?.textContent).toHaveLength(501);
  });

  it("RowTable limits the columns of a row with a hundred thousand extra cells", () => {
    const wide = rowView(0, { cells: Array.from({ length: 100_000 }, () => "") });
    show({ ...results, window: { total: 1, from: 0, rows: [wide] } });
    expect(screen.getByRole("grid").getAttribute("aria-colcount")).toBe("35");
  });

  it("FileSummary offers no empty file, and says when there are no errors", () => {
    const fine = { ...summary, severities: { ...summary.severities, block: 0 }, clean: 100_000, rejects: 0 };
    show({ ...results, summary: fine });
    expect(screen.queryByRole("button", { name: /rejects.csv/ })).toBeNull();
    expect(screen.getByText(/This file is ready to import/)).toBeTruthy();
  });

  it("FileSummary doesn't call a file ready when its clients are unknown", () => {
    const severities = { ...summary.severities, block: 0 };
    show({ ...results, summary: { ...summary, severities, rejects: 0, codes: { "client-unknown": 2 } } });
    expect(screen.getByText(/No errors in what could be checked\./)).toBeTruthy();
  });

  it("FileSummary doesn't call a file ready when its layout is unknown", () => {
    const none = { ...summary, severities: { ...summary.severities, block: 0 }, rejects: 0 };
    show({ ...results, layout: null, summary: none });
    expect(screen.getByText(/No row has an error\./)).toBeTruthy();
    expect(screen.queryByText(/can be imported/)).toBeNull();
  });

  it("FileSummary doesn't call a file ready when a column is missing", () => {
    const lacking = {
      code: "file-columns",
      severity: "block" as const,
      what: "No column for: Rate.",
      remedy: "",
    };
    const none = {
      ...summary,
      severities: { ...summary.severities, block: 0 },
      rejects: 0,
      notes: [lacking],
    };
    show({ ...results, summary: none });
    expect(screen.queryByText(/can be imported/)).toBeNull();
  });

  it("RowDetail links to the public holidays that a finding depends on, in a new tab", async () => {
    const finding = {
      code: "public-holiday",
      severity: "warn",
      what: "It is a holiday.",
      remedy: "Look again.",
      source: "Planbridge",
      setting: { section: "holidays", label: "Edit holidays" },
    } as const;
    const window = { total: 1, from: 0, rows: [rowView(0, { findings: [finding] })] };
    show({ ...results, window }, { onNext: () => Promise.resolve(0) });
    press("Next problem");
    const link = await screen.findByRole<HTMLAnchorElement>("link", { name: "Edit holidays" });
    expect([link.getAttribute("href"), link.target]).toEqual(["options.html#holidays", "_blank"]);
  });

  it("RowTable can be navigated and edited with the keyboard alone", () => {
    const onEdit = vi.fn<WorkspaceAppProps["onEdit"]>();
    show(results, { onEdit });
    const grid = screen.getByRole("grid");
    fireEvent.keyDown(grid, { key: "ArrowDown" });
    fireEvent.keyDown(grid, { key: "ArrowRight" });
    fireEvent.keyDown(grid, { key: "Enter" });
    const input = screen.getByLabelText("Cell");
    fireEvent.input(input, { target: { value: "9.00" } });
    fireEvent.keyDown(input, { key: "Enter" });
    expect(onEdit).toHaveBeenCalledExactlyOnceWith(1, 1, "9.00");
  });

  it("RowTable restores a cell on Escape", () => {
    const onEdit = vi.fn<WorkspaceAppProps["onEdit"]>();
    show(results, { onEdit });
    fireEvent.focus(screen.getByRole("grid"));
    fireEvent.keyDown(screen.getByRole("grid"), { key: "F2" });
    fireEvent.input(screen.getByLabelText("Cell"), { target: { value: "9" } });
    fireEvent.keyDown(screen.getByLabelText("Cell"), { key: "Escape" });
    expect(screen.queryByLabelText("Cell")).toBeNull();
    expect(onEdit).not.toHaveBeenCalled();
  });

  it("RowTable requests the rows that scroll into view", () => {
    const onWindow = vi.fn<WorkspaceAppProps["onWindow"]>();
    const { container } = show(results, { onWindow });
    expect(onWindow).not.toHaveBeenCalled();
    const scroller = container.querySelector(".pb-row-scroller") as HTMLElement;
    scroller.scrollTop = 34 * 5000;
    fireEvent.scroll(scroller);
    expect(onWindow).toHaveBeenCalledExactlyOnceWith(4980, 59);
  });

  it("FileSummary saves the results as two files", () => {
    const onWrite = vi.fn<WorkspaceAppProps["onWrite"]>();
    show(results, { onWrite });
    press(/clean.csv/);
    press(/rejects.csv/);
    expect(onWrite.mock.calls).toEqual([["clean"], ["rejects"]]);
  });
});

describe("unsaved edits", () => {
  it("WorkspaceApp asks before unsaved edits are lost", () => {
    const onLose = vi.fn<WorkspaceAppProps["onDiscard"]>();
    show(results, { unsavedRows: 2, onDiscard: onLose });
    expect(screen.getByRole("alert").textContent).toContain("2 edited rows not saved yet.");
    press("Stay here");
    press("Leave without saving");
    expect(onLose.mock.calls).toEqual([[false], [true]]);
  });
});

describe("results that another file would replace", () => {
  it("WorkspaceApp asks before another file replaces results, even without edits", () => {
    const onLose = vi.fn<WorkspaceAppProps["onDiscard"]>();
    show(results, { replacing: "august.csv", onDiscard: onLose });
    expect(screen.getByRole("alert").textContent).toContain("Replace these results with august.csv?");
    press("Stay here");
    press("Open august.csv");
    expect(onLose.mock.calls).toEqual([[false], [true]]);
  });
});

describe("the plan data of a file", () => {
  const DAY = 24 * 60 * 60_000;
  const plans: WorkspaceAppProps["plans"] = {
    ages: new Map([
      ["430111222", null],
      ["430111333", NOW - 9 * DAY],
      ["430111444", NOW - DAY],
    ]),
    problems: new Map([["430111222", { code: "client-not-met", what: "Not seen yet.", remedy: "Open it." }]]),
    retrieving: null,
    renewed: new Set(),
  };

  it("FilePlans shows the age of plans, and offers to retrieve missing and old ones", () => {
    const onRetrieve = vi.fn<WorkspaceAppProps["onRetrieve"]>();
    show(results, { plans, onRetrieve });
    const section = screen.getByRole("region", { name: "Plan data" });
    expect(section.textContent).toContain("2 of 3 clients, retrieved from 13/11/2026 to 21/11/2026.");
    expect(section.textContent).toContain("Not seen yet. Open it.");
    press("Retrieve 1 missing plan");
    press("Retrieve 1 plan older than a week");
    expect(onRetrieve.mock.calls).toEqual([[["430111222"]], [["430111333"]]]);
  });

  it("FilePlans shows the progress of a retrieval, and can be stopped", () => {
    const onStopRetrieving = vi.fn<WorkspaceAppProps["onStopRetrieving"]>();
    show(results, { plans: { ...plans, retrieving: { done: 3, total: 12 } }, onStopRetrieving });
    expect(screen.getByText("Retrieving 3 of 12 plans…")).toBeTruthy();
    press("Stop");
    expect(onStopRetrieving).toHaveBeenCalledOnce();
  });

  it("FilePlans rechecks only when Check again is pressed", () => {
    const onCheckAgain = vi.fn<WorkspaceAppProps["onCheckAgain"]>();
    show(results, { plans: { ...plans, renewed: new Set(["430111222"]) }, onCheckAgain });
    expect(screen.queryByRole("button", { name: /missing plan/ })).toBeNull();
    fireEvent.click(screen.getByText("0.00"));
    expect(screen.getByText(/A newer plan was retrieved/)).toBeTruthy();
    press("Check again with 1 newer plan");
    expect(onCheckAgain).toHaveBeenCalledOnce();
  });

  it("RowDetail shows the plan data of its row", () => {
    const onRetrieve = vi.fn<WorkspaceAppProps["onRetrieve"]>();
    show(results, { plans, onRetrieve });
    fireEvent.click(screen.getByText("0.00"));
    press("Retrieve the plan of 430111222");
    expect(onRetrieve).toHaveBeenCalledExactlyOnceWith(["430111222"]);
  });
});
