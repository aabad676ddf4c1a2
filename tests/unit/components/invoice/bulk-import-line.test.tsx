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

describe("the line on the CRM's bulk import", () => {
  it.each([
    ["before a file was chosen", null, "Check the file with Planbridge first"],
    ["with the file that was chosen", { name: "july.csv", tooLarge: false }, "Check july.csv first"],
    [
      "with one that is too large",
      { name: "all.csv", tooLarge: true },
      "Check the file with Planbridge first",
    ],
  ])("opens the workspace %s", async (_when, file, words) => {
    const { onOpen, container } = show({ file });
    fireEvent.click(screen.getByRole("button", { name: words }));
    expect(onOpen).toHaveBeenCalledOnce();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("says that a large file has to be chosen again", () => {
    show({ file: { name: "all.csv", tooLarge: true } });
    expect(screen.getByText(/all.csv is too large to transfer. Choose it again/)).toBeTruthy();
  });

  it("opens it once, and says why it couldn't", () => {
    const { onOpen } = show({ opening: true, problem: STALE_PAGE });
    fireEvent.click(screen.getByRole("button"));
    expect(onOpen).not.toHaveBeenCalled();
    expect(screen.getByRole("alert").textContent).toContain(STALE_PAGE.what);
  });
});
