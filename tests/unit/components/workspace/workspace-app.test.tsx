import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { WorkspaceApp } from "../../../../components/workspace/workspace-app.tsx";
import type { WorkspaceAppProps } from "../../../../components/workspace/workspace-state.ts";
import type { RowView, Summary } from "../../../../lib/invoice-files/check/check-results.ts";
import { recogniseLayout } from "../../../../lib/invoice-files/parse/layouts.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

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
  filter: "all",
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
    losing: 0,
    onFile: ignore,
    onMapped: ignore,
    onColumns: ignore,
    onCancel: ignore,
    onLose: ignore,
    onFilter: ignore,
    onWindow: ignore,
    onNext: () => Promise.resolve(null),
    onEdit: ignore,
    onRestore: ignore,
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
  it("says what it is for, and has no serious accessibility finding", async () => {
    const { container } = show({ phase: "empty" });
    expect(screen.getByRole("heading", { name: /before it is imported/ })).toBeTruthy();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("takes a file that is dropped anywhere, shows that it would, and leaves dragged text alone", () => {
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

  it("takes pasted rows, and nothing when nothing was pasted", () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show({ phase: "empty" }, { onFile });
    press("Check pasted rows");
    expect(onFile).not.toHaveBeenCalled();
    fireEvent.input(screen.getByLabelText(/paste rows/), { target: { value: "a,b" } });
    press("Check pasted rows");
    expect(onFile).toHaveBeenCalledExactlyOnceWith(expect.any(Blob), "Pasted rows");
  });

  it("takes the text of a spreadsheet's clipboard, and not its picture", async () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show({ phase: "empty" }, { onFile });
    paste({ "text/plain": "A\tB\n1\t2", "text/html": "<table></table>" }, [picture()]);
    expect(onFile).toHaveBeenCalledExactlyOnceWith(expect.any(Blob), "Pasted rows");
    expect(await onFile.mock.calls[0]?.[0].text()).toBe("A,B\r\n1,2");
  });

  it("leaves text that is pasted into a field to the field, and its picture alone", () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show({ phase: "empty" }, { onFile });
    const field = screen.getByLabelText(/paste rows/);
    expect(paste({ "text/plain": "A\tB\n1\t2" }, [picture()], field)).toBe(true);
    expect(onFile).not.toHaveBeenCalled();
  });

  it("takes a table where the clipboard has no text", async () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show({ phase: "empty" }, { onFile });
    const html = '<table><tr><th>A<th>B</tr><tr><td>Silva,\n Ana<td>"x"</tr></table>';
    paste({ "text/html": html });
    expect(await onFile.mock.calls[0]?.[0].text()).toBe('A,B\r\n"Silva, Ana","""x"""');
  });

  it("takes a file that was copied in a file manager, although its name comes as text", () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show({ phase: "empty" }, { onFile });
    const file = new File(["a,b"], "july.csv", { type: "text/csv" });
    paste({ "text/plain": "july.csv" }, [file]);
    expect(onFile).toHaveBeenCalledExactlyOnceWith(file, "july.csv");
  });

  it("says that the clipboard holds a picture, or nothing, and that one file is checked at a time", () => {
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

  it("says why a file was turned down", () => {
    show(
      { phase: "empty" },
      { problem: { code: "file-empty", what: "There is nothing in it.", remedy: "" } },
    );
    expect(screen.getByRole("alert").textContent).toContain("There is nothing in it.");
  });
});

describe("the columns", () => {
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
  const mapping: WorkspaceAppProps["state"] = {
    phase: "mapping",
    name: "july.csv",
    header: names,
    recognised: recogniseLayout(names),
  };

  it("that are public stand, the others are chosen", async () => {
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

  it("can't hold the same twice", () => {
    const onMapped = vi.fn<WorkspaceAppProps["onMapped"]>();
    show(mapping, { onMapped });
    const mystery = screen.getByLabelText<HTMLSelectElement>("Mystery");
    mystery.value = "rate";
    fireEvent.change(mystery);
    press("Check the file");
    expect(onMapped).not.toHaveBeenCalled();
    expect(screen.getByText("Two columns are given for Rate.")).toBeTruthy();
  });
});

describe("a check on its way", () => {
  it("says how far it is, and can be cancelled", () => {
    const onCancel = vi.fn<WorkspaceAppProps["onCancel"]>();
    const progress = { read: 50, size: 200, rows: 1204 };
    show({ phase: "checking", name: "july.csv", progress }, { onCancel });
    expect(screen.getByText("Checking… 25%, 1,204 rows")).toBeTruthy();
    press("Cancel");
    expect(onCancel).toHaveBeenCalledOnce();
  });
});

describe("the results", () => {
  it("have only the rows in sight in the page, and say how many there are", async () => {
    const { container } = show(results);
    expect(container.querySelectorAll("tr.pb-row").length).toBeLessThan(25);
    expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("100001");
    expect(screen.getByText(/100,000 rows in 33,334 invoices/)).toBeTruthy();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("are filtered by kind", () => {
    const onFilter = vi.fn<WorkspaceAppProps["onFilter"]>();
    show(results, { onFilter });
    press("Excel date number 2,000");
    expect(onFilter).toHaveBeenCalledExactlyOnceWith({ code: "excel-date" });
  });

  it("go to the next problem from before the first row, and show all that is to be said of it", async () => {
    const onEdit = vi.fn<WorkspaceAppProps["onEdit"]>();
    const onNext = vi.fn<WorkspaceAppProps["onNext"]>(() => Promise.resolve(1));
    show(results, { onNext, onEdit });
    press("Next problem");
    expect(await screen.findByRole("heading", { name: "Row 3" })).toBeTruthy();
    press("Put “01/07/2026”");
    expect(onEdit).toHaveBeenCalledExactlyOnceWith(1, 1, "01/07/2026");
    fireEvent.keyDown(screen.getByRole("grid"), { key: "F8" });
    expect(onNext.mock.calls).toEqual([[-1], [1]]);
  });

  it("bring the cell that the problem is about to hand", async () => {
    const { container } = show(results, { onNext: () => Promise.resolve(1) });
    press("Next problem");
    await waitFor(() => expect(container.querySelector(".pb-cell-active")?.textContent).toBe("1.00"));
    const grid = screen.getByRole("grid");
    expect(container.querySelector(`[id="${grid.getAttribute("aria-activedescendant")}"]`)?.textContent).toBe(
      "1.00",
    );
  });

  it("say why a row that nothing is wrong with is rejected", () => {
    const { container } = show({
      ...results,
      window: { total: 1, from: 0, rows: [rowView(0, { rejected: true })] },
    });
    expect(container.querySelector("tr.pb-row")?.textContent).toContain("With its invoice");
    fireEvent.click(screen.getByText("430111222"));
    expect(screen.getByText(/Another row of its invoice is in the way/)).toBeTruthy();
  });

  it("keep what is said of a row when the list is scrolled away from it", async () => {
    const { rerender } = show(results);
    fireEvent.click(screen.getByText("1.00"));
    const away = { total: 100_000, from: 5000, rows: [rowView(5000)] };
    rerender(<WorkspaceApp {...propsOf({ ...results, window: away })} />);
    expect(screen.getByRole("heading", { name: "Row 3" })).toBeTruthy();
  });

  it("count empty rows apart, and call clean.csv importable rather than the file", () => {
    const severities = { none: 1, note: 2, warn: 0, block: 0 };
    const codes = { "blank-row": 2 };
    show({
      ...results,
      summary: { ...summary, rows: 3, invoices: 1, severities, clean: 1, rejects: 0, codes },
    });
    expect(
      screen.getByText("1 row in 1 invoice. 2 empty rows. Nothing is in the way of importing clean.csv."),
    ).toBeTruthy();
  });

  it("stay when one word, or a picture, is pasted over them", () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    show(results, { onFile });
    paste({ "text/plain": "9.00" }, [picture()]);
    paste({}, [picture()]);
    expect(onFile).not.toHaveBeenCalled();
    expect(screen.getByRole("grid")).toBeTruthy();
  });

  it("show the beginning of a cell that has megabytes", () => {
    const long = rowView(0, { cells: ["430111222", "x".repeat(2_000_000)] });
    const { container } = show({ ...results, window: { total: 1, from: 0, rows: [long] } });
    expect(container.querySelectorAll("tr.pb-row td")[2]?.textContent).toHaveLength(501);
  });

  it("show a few columns of a row that has a hundred thousand more", () => {
    const wide = rowView(0, { cells: Array.from({ length: 100_000 }, () => "") });
    show({ ...results, window: { total: 1, from: 0, rows: [wide] } });
    expect(screen.getByRole("grid").getAttribute("aria-colcount")).toBe("34");
  });

  it("offer no empty file, and say when nothing is in the way", () => {
    const fine = { ...summary, severities: { ...summary.severities, block: 0 }, clean: 100_000, rejects: 0 };
    show({ ...results, summary: fine });
    expect(screen.queryByRole("button", { name: /rejects.csv/ })).toBeNull();
    expect(screen.getByText(/the file can be imported as it is/)).toBeTruthy();
  });

  it("don't call a file importable whose clients' plans nobody knows", () => {
    const severities = { ...summary.severities, block: 0 };
    show({ ...results, summary: { ...summary, severities, rejects: 0, codes: { "client-unknown": 2 } } });
    expect(screen.getByText(/No row is in the way, as far as is known\./)).toBeTruthy();
  });

  it("don't call a file importable whose columns no import knows", () => {
    const none = { ...summary, severities: { ...summary.severities, block: 0 }, rejects: 0 };
    show({ ...results, layout: null, summary: none });
    expect(screen.getByText(/No row is in the way\./)).toBeTruthy();
    expect(screen.queryByText(/can be imported/)).toBeNull();
  });

  it("don't call a file importable that lacks a column", () => {
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

  it("lead to the public holidays that a finding goes by, in a tab of their own", async () => {
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

  it("are moved through and edited with the keyboard alone", () => {
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

  it("leave a cell as it was on Escape", () => {
    const onEdit = vi.fn<WorkspaceAppProps["onEdit"]>();
    show(results, { onEdit });
    fireEvent.focus(screen.getByRole("grid"));
    fireEvent.keyDown(screen.getByRole("grid"), { key: "F2" });
    fireEvent.input(screen.getByLabelText("Cell"), { target: { value: "9" } });
    fireEvent.keyDown(screen.getByLabelText("Cell"), { key: "Escape" });
    expect(screen.queryByLabelText("Cell")).toBeNull();
    expect(onEdit).not.toHaveBeenCalled();
  });

  it("ask for the rows that come into sight", () => {
    const onWindow = vi.fn<WorkspaceAppProps["onWindow"]>();
    const { container } = show(results, { onWindow });
    expect(onWindow).not.toHaveBeenCalled();
    const scroller = container.querySelector(".pb-row-scroller") as HTMLElement;
    scroller.scrollTop = 34 * 5000;
    fireEvent.scroll(scroller);
    expect(onWindow).toHaveBeenCalledExactlyOnceWith(4980, 59);
  });

  it("are saved as two files", () => {
    const onWrite = vi.fn<WorkspaceAppProps["onWrite"]>();
    show(results, { onWrite });
    press(/clean.csv/);
    press(/rejects.csv/);
    expect(onWrite.mock.calls).toEqual([["clean"], ["rejects"]]);
  });
});

describe("edits that aren't saved", () => {
  it("are asked about before they are lost", () => {
    const onLose = vi.fn<WorkspaceAppProps["onLose"]>();
    show(results, { losing: 2, onLose });
    expect(screen.getByRole("alert").textContent).toContain("2 edited rows not saved yet.");
    press("Stay here");
    press("Leave without saving");
    expect(onLose.mock.calls).toEqual([[false], [true]]);
  });
});

describe("results that another file would replace", () => {
  it("are asked about before they are left, also without edits", () => {
    const onLose = vi.fn<WorkspaceAppProps["onLose"]>();
    show(results, { replacing: "august.csv", onLose });
    expect(screen.getByRole("alert").textContent).toContain("Open august.csv in place of these results?");
    press("Stay here");
    press("Open august.csv");
    expect(onLose.mock.calls).toEqual([[false], [true]]);
  });
});

describe("the plan data", () => {
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

  it("says how old it is, and offers what is missing and what is old", () => {
    const onRetrieve = vi.fn<WorkspaceAppProps["onRetrieve"]>();
    show(results, { plans, onRetrieve });
    const section = screen.getByRole("region", { name: "Plan data" });
    expect(section.textContent).toContain("2 of 3 clients, retrieved from 13/11/2026 to 21/11/2026.");
    expect(section.textContent).toContain("Not seen yet. Open it.");
    press("Retrieve 1 missing plan");
    press("Retrieve 1 plan older than a week");
    expect(onRetrieve.mock.calls).toEqual([[["430111222"]], [["430111333"]]]);
  });

  it("says how far a retrieval is, and can be stopped", () => {
    const onStopRetrieving = vi.fn<WorkspaceAppProps["onStopRetrieving"]>();
    show(results, { plans: { ...plans, retrieving: { done: 3, total: 12 } }, onStopRetrieving });
    expect(screen.getByText("Retrieving 3 of 12 plans…")).toBeTruthy();
    press("Stop");
    expect(onStopRetrieving).toHaveBeenCalledOnce();
  });

  it("leaves the verdicts as they are until somebody wants them anew", () => {
    const onCheckAgain = vi.fn<WorkspaceAppProps["onCheckAgain"]>();
    show(results, { plans: { ...plans, renewed: new Set(["430111222"]) }, onCheckAgain });
    expect(screen.queryByRole("button", { name: /missing plan/ })).toBeNull();
    fireEvent.click(screen.getByText("0.00"));
    expect(screen.getByText(/A newer plan was retrieved/)).toBeTruthy();
    press("Check again with 1 newer plan");
    expect(onCheckAgain).toHaveBeenCalledOnce();
  });

  it("of the row at hand is told with the row", () => {
    const onRetrieve = vi.fn<WorkspaceAppProps["onRetrieve"]>();
    show(results, { plans, onRetrieve });
    fireEvent.click(screen.getByText("0.00"));
    press("Retrieve the plan of 430111222");
    expect(onRetrieve).toHaveBeenCalledExactlyOnceWith(["430111222"]);
  });
});
