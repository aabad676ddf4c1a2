import { expect, it, vi } from "vitest";
import { warmUp } from "../../../entrypoints/workspace/warm-up.ts";
import { CheckedFile } from "../../../lib/invoice-files/check/checked-file.ts";

it("a worker without a file checks invented rows whose clients are known, until there is work", async () => {
  const summaries = vi.spyOn(CheckedFile.prototype, "summary");
  await warmUp(() => summaries.mock.calls.length === 2);
  const found = summaries.mock.results.map(({ value }) => value as ReturnType<CheckedFile["summary"]>);
  expect(found.map(({ rows, invoices }) => [rows, invoices])).toEqual([
    [400, 100],
    [400, 100],
  ]);
  for (const { codes, clean } of found) {
    expect(Object.keys(codes)).toContain("excel-date");
    expect(Object.keys(codes)).not.toContain("client-unknown");
    expect(clean).toBeGreaterThan(300);
  }
});

it("a worker that is asked at once checks nothing else", async () => {
  const summaries = vi.spyOn(CheckedFile.prototype, "summary");
  await warmUp(() => true);
  expect(summaries).not.toHaveBeenCalled();
});
