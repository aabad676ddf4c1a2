import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { FileAmounts } from "../../../../components/workspace/file-amounts.tsx";
import { FileSearch } from "../../../../components/workspace/file-search.tsx";
import { KindFixLine, type KindFixLineProps } from "../../../../components/workspace/kind-fix-line.tsx";
import { nextSort } from "../../../../components/workspace/rows/sorted-head.tsx";
import { ReplyDraft } from "../../../../components/workspace/rows/reply-draft.tsx";
import { SheetChooser } from "../../../../components/workspace/sheet-chooser.tsx";
import type { ProviderReply } from "../../../../lib/invoice-files/export/reply-message.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

describe("KindFixLine", () => {
  const show = (changes: Partial<KindFixLineProps>) =>
    render(<KindFixLine fixes={null} fixed={null} onFixKind={ignore} onUndoFixes={ignore} {...changes} />);
  const fixes = { code: "excel-date", count: 81, example: { before: "46204", after: "01/07/2026" } };

  it("fixes all of a kind at one press, and shows an example first", async () => {
    const onFixKind = vi.fn<KindFixLineProps["onFixKind"]>();
    const { container } = show({ fixes, onFixKind });
    expect(container.textContent).toContain("For example “46204” becomes “01/07/2026”.");
    press("Fix all 81");
    expect(onFixKind).toHaveBeenCalledExactlyOnceWith("excel-date");
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("takes the last press back, and says what that means after a file was saved", () => {
    const onUndoFixes = vi.fn<() => void>();
    const fixed = { code: "excel-date", count: 81, isSaved: false };
    show({ fixed, onUndoFixes });
    expect(screen.getByRole("status").textContent).toBe("Excel date number: 81 cells changed.");
    press("Undo");
    expect(onUndoFixes).toHaveBeenCalledOnce();
    cleanup();
    show({ fixed: { ...fixed, isSaved: true } });
    expect(screen.getByRole("status").textContent).toContain("A file was saved since");
  });

  it("shows nothing where nothing can be fixed or undone", () => {
    expect(show({ fixes: { ...fixes, count: 0, example: null } }).container.textContent).toBe("");
  });
});

describe("FileAmounts", () => {
  it("adds up invoices by verdict, and says how many tell no amount", () => {
    const none = { cents: 0, invoices: 0, unknown: 0 };
    render(
      <FileAmounts
        amounts={{
          none: { cents: 123_456, invoices: 2, unknown: 0 },
          note: none,
          warn: { cents: 0, invoices: 1, unknown: 1 },
          block: { cents: 500, invoices: 3, unknown: 1 },
        }}
      />,
    );
    const told = screen.getAllByRole("definition").map(({ textContent }) => textContent?.trim());
    expect(told).toEqual([
      "$5.00 3 invoices, 1 without an amount",
      "1 invoice, 1 without an amount",
      "$1,234.56 2 invoices",
    ]);
  });
});

describe("FileSearch", () => {
  it("asks for what was typed once there is a pause", async () => {
    const onSearch = vi.fn<(search: string) => void>();
    render(<FileSearch search="" onSearch={onSearch} />);
    const input = screen.getByLabelText("Search rows");
    fireEvent.input(input, { target: { value: "an" } });
    fireEvent.input(input, { target: { value: "ana" } });
    await waitFor(() => expect(onSearch).toHaveBeenCalledExactlyOnceWith("ana"));
  });
});

describe("nextSort", () => {
  it("sorts up, down, and then as in the file", () => {
    const up = nextSort(null, 3);
    const down = nextSort(up, 3);
    expect([up, down, nextSort(down, 3), nextSort(down, "result")]).toEqual([
      { column: 3, descending: false },
      { column: 3, descending: true },
      null,
      { column: "result", descending: false },
    ]);
  });
});

describe("ReplyDraft", () => {
  const reply: ProviderReply = { subject: "Invoice 1", body: "Hello,\nbye", fileName: "reply-1" };

  it("has the focus on its first button, saves, copies and closes with Escape", async () => {
    const [onSave, onClose] = [vi.fn<(reply: ProviderReply) => void>(), vi.fn<() => void>()];
    const onCopy = vi.fn<(reply: ProviderReply) => Promise<void>>().mockResolvedValue();
    const { container } = render(
      <ReplyDraft reply={reply} onSave={onSave} onCopy={onCopy} onClose={onClose} />,
    );
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Save as email"));
    press("Save as email");
    expect(onSave).toHaveBeenCalledExactlyOnceWith(reply);
    press("Copy text");
    expect(await screen.findByText("Copied.")).toBeTruthy();
    fireEvent.keyDown(screen.getByRole("region"), { key: "Escape" });
    expect(onClose).toHaveBeenCalledOnce();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("says that nothing was copied where the browser doesn't allow it", async () => {
    const onCopy = () => Promise.reject(new Error("not allowed"));
    render(<ReplyDraft reply={reply} onSave={ignore} onCopy={onCopy} onClose={ignore} />);
    press("Copy text");
    expect(await screen.findByText(/didn't allow copying/)).toBeTruthy();
  });
});

describe("SheetChooser", () => {
  it("names the sheets with their rows, and takes the one that is pressed", () => {
    const onSheet = vi.fn<(sheet: string) => void>();
    const sheets = [
      { name: "July", rows: 1 },
      { name: "August", rows: 1200 },
    ];
    render(<SheetChooser sheets={sheets} onSheet={onSheet} />);
    fireEvent.click(screen.getByText(/1,200 rows/));
    expect(onSheet).toHaveBeenCalledExactlyOnceWith("August");
  });
});
