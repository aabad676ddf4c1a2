import { describe, expect, it } from "vitest";
import { NDIA_LAYOUT, headerKey, recogniseLayout } from "../../../../lib/invoice-files/parse/layouts.ts";
import { HEADER } from "../file-fixtures.ts";

describe("a file's layout", () => {
  it("recogniseLayout finds CareView's by columns A to J and only suggests the rest", () => {
    const { layout, columns, byHand, missing } = recogniseLayout(HEADER.split(","));
    expect(layout.id).toBe("careview");
    expect(columns.slice(7)).toEqual(["total", "delivered", "from", "item", "quantity", "rate", "gst"]);
    expect(byHand).toEqual([10, 11, 12, 13]);
    expect(missing).toEqual([]);
  });

  it.each([0, 1])("recogniseLayout finds the NDIA's in either spelling (%i), in capitals too", (spelling) => {
    const header = NDIA_LAYOUT.columns.map(({ names }) => (names[spelling] ?? names[0] ?? "").toUpperCase());
    expect(recogniseLayout(header)).toMatchObject({ layout: { id: "ndia" }, byHand: [], missing: [] });
  });

  it("recogniseLayout names the columns that the header lacks", () => {
    expect(recogniseLayout(HEADER.split(",").filter((name) => name !== "Invoice Total")).missing).toEqual([
      "Invoice Total",
    ]);
  });

  it("recogniseLayout leaves an unknown header to be mapped by hand", () => {
    expect(recogniseLayout(["Participant", "NDIS No", "Amount"])).toMatchObject({
      layout: { id: "other" },
      columns: [null, "ndisNumber", null],
      byHand: [0, 1, 2],
    });
  });

  it("headerKey ignores spaces and case", () => {
    expect(headerKey(["NDIS Number", "Rate "])).toBe(headerKey(["ndisnumber", "RATE"]));
  });
});
