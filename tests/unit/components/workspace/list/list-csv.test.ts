import { expect, test } from "vitest";
import type { ListColumn } from "../../../../../components/workspace/list/list-column.ts";
import { csvAmount, csvMoment, listCsv } from "../../../../../components/workspace/list/list-csv.ts";

interface Row {
  name: string;
  cents: number | null;
}

const columns: ListColumn<Row>[] = [
  {
    key: "name",
    label: "Name",
    width: 100,
    cell: ({ name }) => name,
    csv: [{ header: "Name", value: ({ name }) => name }],
  },
  {
    key: "amount",
    label: "Amount",
    width: 100,
    cell: ({ cents }) => cents,
    csv: [
      { header: "Amount", value: ({ cents }) => csvAmount(cents) },
      { header: "Amount, cents", value: ({ cents }) => cents },
    ],
  },
];

test("listCsv writes a header, each row in its order, and nothing for what isn't told", () => {
  const rows = [
    { name: 'Zoë "Z", Lee', cents: -123_456 },
    { name: "Ann", cents: null },
    { name: "Bob", cents: 0 },
  ];
  expect(listCsv(columns, rows)).toBe(
    '\uFEFFName,Amount,"Amount, cents"\r\n"Zoë ""Z"", Lee",-1234.56,-123456\r\nAnn,,\r\nBob,0.00,0\r\n',
  );
});

test.each(["=1+1", "@SUM(A1)", "+cmd|'/C calc'!A0", "\t=1"])(
  "listCsv makes %j text that no spreadsheet runs",
  (name) => {
    expect(listCsv(columns, [{ name, cents: 1 }])).toContain(`"'${name}",0.01,1`);
  },
);

test("csvMoment writes a moment with its zone, and nothing for one that isn't told", () => {
  expect(csvMoment(Date.UTC(2026, 10, 28, 1, 30))).toBe("2026-11-28T01:30:00Z");
  expect(csvMoment(undefined)).toBeNull();
  expect(csvAmount(undefined)).toBeNull();
});
