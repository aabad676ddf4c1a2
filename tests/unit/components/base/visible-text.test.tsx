import { fireEvent, render, screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { expect, test, vi } from "vitest";
import { RowDetail, type RowDetailProps } from "../../../../components/workspace/rows/row-detail.tsx";
import { VisibleText } from "../../../../components/base/visible-text.tsx";
import { TextField } from "../../../../components/base/form/text-field.tsx";
import type { RowFinding } from "../../../../lib/invoice-files/read/file-finding.ts";

test("ShownText isolates foreign text, and marks a character that changes its direction", () => {
  const { container } = render(<VisibleText text={"Ana\u202E\u200B Silva"} />);
  expect(container.innerHTML).toBe("<bdi>Ana[U+202E][U+200B] Silva</bdi>");
});

test("ShownText shows a name in another script unchanged", () => {
  const { container } = render(<VisibleText text="علی" />);
  expect(container.textContent).toBe("علی");
});

function Field({ start }: { start: string }) {
  const [value, setValue] = useState(start);
  return <TextField id="pb-name" label="Client ID" value={value} onInput={setValue} />;
}

test("TextField names an invisible character, removes it with one press and keeps the focus", () => {
  render(<Field start={"abc\u200B"} />);
  expect(screen.getByRole("status").textContent).toContain(
    "This contains an invisible character (zero-width space).",
  );
  fireEvent.click(screen.getByRole("button", { name: "Remove it" }));
  const input = screen.getByLabelText<HTMLInputElement>("Client ID");
  expect(input.value).toBe("abc");
  expect(document.activeElement).toBe(input);
  expect(screen.queryByRole("status")).toBeNull();
});

test("TextField accepts a curly apostrophe", () => {
  render(<Field start="King’s Birthday" />);
  expect(screen.queryByRole("status")).toBeNull();
});

const detail = (finding: Partial<RowFinding>, onEdit = vi.fn<RowDetailProps["onEdit"]>()) => {
  const findings: RowFinding[] = [
    { code: "month-order", severity: "block", what: "x", remedy: "y", source: "file", column: 0, ...finding },
  ];
  render(
    <RowDetail
      row={{ row: 3, cells: ["07/05/2026"], findings, rejected: true, edited: [] }}
      header={["Delivered"]}
      ndisNumber=""
      plans={{ ages: new Map(), problems: new Map(), retrieving: null, renewed: new Set() } as never}
      now={0}
      onColumn={vi.fn<RowDetailProps["onColumn"]>()}
      onEdit={onEdit}
      onRestore={vi.fn<RowDetailProps["onRestore"]>()}
      reply={null}
      onReply={() => undefined}
      onSaveReply={() => undefined}
      onCopyReply={() => Promise.resolve()}
      onCloseReply={() => undefined}
      onRetrieve={vi.fn<RowDetailProps["onRetrieve"]>()}
    />,
  );
  return onEdit;
};

test("RowDetail offers a button for each meaning of an ambiguous date", () => {
  const onEdit = detail({ choices: ["07/05/2026", "05/07/2026"] });
  fireEvent.click(screen.getByRole("button", { name: "Change to “05/07/2026”" }));
  expect(onEdit).toHaveBeenCalledWith(3, 0, "05/07/2026");
  expect(screen.getByRole("button", { name: "Change to “07/05/2026”" })).toBeTruthy();
});

test("RowDetail offers to empty a cell of invisible characters", () => {
  const onEdit = detail({ replacement: "" });
  fireEvent.click(screen.getByRole("button", { name: "Empty this cell" }));
  expect(onEdit).toHaveBeenCalledWith(3, 0, "");
});
