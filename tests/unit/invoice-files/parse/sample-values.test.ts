// @vitest-environment node
import { expect, test } from "vitest";
import { openFile } from "../../../../lib/invoice-files/parse/open-file.ts";
import { sampleValues } from "../../../../lib/invoice-files/parse/sample-values.ts";

async function samplesOf(...lines: string[]): Promise<string[][]> {
  const file = await openFile(new Blob([lines.join("\r\n")]));
  if ("code" in file) throw new Error(file.what);
  return sampleValues(file);
}

test("sampleValues returns up to three different values of each column", async () => {
  expect(
    await samplesOf("Name,Rate,Empty", '"Silva, Ana",1.00,', "Ben,1.00,", "Cy,2.00,", "Di,3.00,"),
  ).toEqual([["Silva, Ana", "Ben", "Cy"], ["1.00", "2.00", "3.00"], []]);
});

test("sampleValues shortens long cells, and has none of a file without rows", async () => {
  expect(await samplesOf("A,B,C", `${"x".repeat(60)},1,2`)).toEqual([[`${"x".repeat(40)}…`], ["1"], ["2"]]);
  expect(await samplesOf("A,B,C")).toEqual([[], [], []]);
});
