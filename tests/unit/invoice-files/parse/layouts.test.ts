// @vitest-environment node
import { describe, expect, it } from "vitest";
import { NDIA, headerKey, recognise } from "../../../../lib/invoice-files/parse/layouts.ts";
import { HEADER } from "../file-fixtures.ts";

describe("a file's layout", () => {
  it("is CareView's by columns A to J; the rest is only suggested", () => {
    const { layout, columns, byHand, missing } = recognise(HEADER.split(","));
    expect(layout.id).toBe("careview");
    expect(columns.slice(7)).toEqual(["total", "delivered", "from", "item", "quantity", "rate", "gst"]);
    expect(byHand).toEqual([10, 11, 12, 13]);
    expect(missing).toEqual([]);
  });

  it.each([0, 1])("is the NDIA's in either spelling (%i), in capitals too", (spelling) => {
    const header = NDIA.columns.map(({ names }) => (names[spelling] ?? names[0] ?? "").toUpperCase());
    expect(recognise(header)).toMatchObject({ layout: { id: "ndia" }, byHand: [], missing: [] });
  });

  it("names the columns that the header lacks", () => {
    expect(recognise(HEADER.split(",").filter((name) => name !== "Invoice Total")).missing).toEqual([
      "Invoice Total",
    ]);
  });

  it("is mapped by hand when nothing is known of it", () => {
    expect(recognise(["Participant", "NDIS No", "Amount"])).toMatchObject({
      layout: { id: "other" },
      columns: [null, "ndisNumber", null],
      byHand: [0, 1, 2],
    });
  });

  it("is remembered without regard to spaces and case", () => {
    expect(headerKey(["NDIS Number", "Rate "])).toBe(headerKey(["ndisnumber", "RATE"]));
  });
});
