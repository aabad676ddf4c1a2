import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { notReadOfClient, notReadOfContract } from "../../../../lib/crm/read/not-read.ts";
import { readClient } from "../../../../lib/crm/read/read-client.ts";
import { readContract } from "../../../../lib/crm/read/read-contract.ts";
import { CRM, open } from "../pages.ts";

type Changes = readonly (readonly [from: string, to: string])[];

describe("what a page's line says isn't read", () => {
  test.each<[string, Changes, string[]]>([
    ["everything that is shown is read", [], []],
    ["a field that isn't needed is hidden", [["<dt>Contract Number</dt><dd>1080001</dd>", ""]], []],
    [
      "a plan date is hidden",
      [["<dt>NDIS Plan End Date</dt><dd>11/01/2027</dd>", ""]],
      ["NDIS Plan End Date"],
    ],
    ["a date can't be read", [["<dd>31/12/2026</dd>", "<dd>later</dd>"]], ["End Date"]],
    ["a table lacks a heading", [["<th>Category</th>", "<th>?</th>"]], ["Plan Budget table"]],
    ["one amount can't be read", [["$30,000.00", "plenty"]], ["part of the Plan Budget table"]],
  ])("notReadOfContract where %s", (_case, changes, labels) => {
    const doc = open("contract", ...changes);
    expect(notReadOfContract(readContract(doc, `${CRM}/ServiceContracts/Details/42`, careview))).toEqual(
      labels,
    );
  });

  test.each<[string, Changes, string[]]>([
    ["everything that is needed is read", [], []],
    ["the surname is hidden", [["<dt>Surname</dt>", "<dt>Colour</dt>"]], ["Surname"]],
    [
      "a contract has no link",
      [['<a href="/ServiceContracts/Details/17">Open</a>', ""]],
      ["Client Funding table"],
    ],
  ])("notReadOfClient where %s", (_case, changes, labels) => {
    const doc = open("client-profile", ...changes);
    expect(notReadOfClient(readClient(doc, `${CRM}/Clients/Profile/11`, careview))).toEqual(labels);
  });
});
