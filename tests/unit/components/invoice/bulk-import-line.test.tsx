import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  BulkImportLine,
  type BulkImportLineProps,
} from "../../../../components/invoice/bulk-import-line.tsx";
import { STALE_PAGE } from "../../../../lib/messaging/send.ts";
import { seriousFindings } from "../accessible.ts";

afterEach(cleanup);

function show(changes: Partial<BulkImportLineProps> = {}) {
  const onOpen = vi.fn<() => void>();
  const { container } = render(
    <BulkImportLine file={null} problem={null} opening={false} onOpen={onOpen} {...changes} />,
  );
  return { onOpen, container };
}

describe("BulkImportLine", () => {
  it.each([
    ["before a file is chosen", null, "Check the file with Planbridge first"],
    ["with the chosen file", { name: "july.csv", tooLarge: false }, "Check \u2068july.csv\u2069 first"],
    [
      "with a file that is too large",
      { name: "all.csv", tooLarge: true },
      "Check the file with Planbridge first",
    ],
  ])("BulkImportLine opens the workspace %s", async (_when, file, words) => {
    const { onOpen, container } = show({ file });
    fireEvent.click(screen.getByRole("button", { name: words }));
    expect(onOpen).toHaveBeenCalledOnce();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("BulkImportLine says that a large file has to be chosen again", () => {
    show({ file: { name: "all.csv", tooLarge: true } });
    expect(screen.getByText(/all.csv\u2069 is too large to transfer. Choose it again/)).toBeTruthy();
  });

  it("BulkImportLine opens the workspace once, and shows why it failed", () => {
    const { onOpen } = show({ opening: true, problem: STALE_PAGE });
    fireEvent.click(screen.getByRole("button"));
    expect(onOpen).not.toHaveBeenCalled();
    expect(screen.getByRole("alert").textContent).toContain(STALE_PAGE.what);
  });
});
