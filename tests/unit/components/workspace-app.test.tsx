import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { WorkspaceApp, type WorkspaceAppProps } from "../../../components/workspace-app.tsx";
import type { RowView, Summary } from "../../../lib/files/checked-file.ts";
import { recognise } from "../../../lib/files/layouts.ts";
import { graveFindings } from "./accessible.ts";
import { ignore } from "./fixtures.ts";

afterEach(cleanup);

// happy-dom's elements lack these, by which Preact tells the browser's own events from others.
for (const name of ["ondragover", "ondragleave", "ondrop"]) {
  Object.defineProperty(HTMLElement.prototype, name, { value: null, configurable: true, writable: true });
}

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
      put: "01/07/2026",
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
  summary,
  filter: "all",
  window: {
    total: 100_000,
    from: 0,
    rows: [rowView(0), bad, ...Array.from({ length: 58 }, (_, at) => rowView(at + 2))],
  },
};

function show(state: WorkspaceAppProps["state"], changes: Partial<WorkspaceAppProps> = {}) {
  const props: WorkspaceAppProps = {
    state,
    problem: null,
    onFile: ignore,
    onMapped: ignore,
    onCancel: ignore,
    onFilter: ignore,
    onWindow: ignore,
    onNext: () => Promise.resolve(null),
    onEdit: ignore,
    onRestore: ignore,
    onWrite: ignore,
  };
  return render(<WorkspaceApp {...props} {...changes} />);
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

describe("the workspace without a file", () => {
  it("says what it is for, and has no serious accessibility finding", async () => {
    const { container } = show({ phase: "empty" });
    expect(screen.getByRole("heading", { name: /before it is imported/ })).toBeTruthy();
    expect(await graveFindings(container)).toEqual([]);
  });

  it("takes a dropped file, and shows that it would", () => {
    const onFile = vi.fn<WorkspaceAppProps["onFile"]>();
    const { container } = show({ phase: "empty" }, { onFile });
    const zone = container.querySelector(".pb-drop") as Element;
    fireEvent.dragOver(zone);
    expect(screen.getByText("Drop it to check it")).toBeTruthy();
    const file = new File(["a,b"], "july.csv");
    fireEvent.drop(zone, { dataTransfer: { files: [file] } });
    expect(onFile).toHaveBeenCalledExactlyOnceWith(file, "july.csv");
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
    recognised: recognise(names),
  };

  it("that are public stand, the others are chosen", async () => {
    const onMapped = vi.fn<WorkspaceAppProps["onMapped"]>();
    const { container } = show(mapping, { onMapped });
    expect(screen.getByLabelText<HTMLSelectElement>("Invoice Total").disabled).toBe(true);
    const mystery = screen.getByLabelText<HTMLSelectElement>("Mystery");
    mystery.value = "quantity";
    fireEvent.change(mystery);
    expect(await graveFindings(container)).toEqual([]);
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
    expect(container.querySelectorAll("tr.pb-row").length).toBeLessThan(40);
    expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("100001");
    expect(screen.getByText(/100,000 rows in 33,334 invoices/)).toBeTruthy();
    expect(await graveFindings(container)).toEqual([]);
  });

  it("are filtered by kind", () => {
    const onFilter = vi.fn<WorkspaceAppProps["onFilter"]>();
    show(results, { onFilter });
    press("excel date 2,000");
    expect(onFilter).toHaveBeenCalledExactlyOnceWith({ code: "excel-date" });
  });

  it("go to the next problem and show all that is to be said of it", async () => {
    const onEdit = vi.fn<WorkspaceAppProps["onEdit"]>();
    show(results, { onNext: () => Promise.resolve(1), onEdit });
    press("Next problem");
    expect(await screen.findByRole("heading", { name: "Row 3" })).toBeTruthy();
    press("Put “01/07/2026”");
    expect(onEdit).toHaveBeenCalledExactlyOnceWith(1, 1, "01/07/2026");
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
    expect(onWindow).toHaveBeenCalledExactlyOnceWith(4990, 50);
  });

  it("are saved as two files", () => {
    const onWrite = vi.fn<WorkspaceAppProps["onWrite"]>();
    show(results, { onWrite });
    press(/clean.csv/);
    press(/rejects.csv/);
    expect(onWrite.mock.calls).toEqual([["clean"], ["rejects"]]);
  });
});
