import { describe, expect, test } from "vitest";
import { statusIn, surnameIn } from "./field-page.ts";

const dl = (...pairs: [label: string, value: string][]): string =>
  `<dl>${pairs.map(([label, value]) => `<div><dt>${label}</dt><dd>${value}</dd></div>`).join("")}</dl>`;
const OTHER = dl(["Surname", "Eze"], ["Date of Birth", "01/02/1960"]);
const OWN = dl(["Surname", "Okafor"], ["NDIS Number", "430000017"]);
const HEAD = "<h1>Ngozi Okafor</h1>";

describe("a section of somebody else", () => {
  test.each<[string, string]>([
    ["headed", `<section><h2>Nominee</h2>${OTHER}</section>`],
    [
      "headed with a count",
      `<section><h2>Emergency Contacts <span class="badge">2</span></h2>${OTHER}</section>`,
    ],
    [
      "headed with an icon",
      `<section><h3><i class="material-icons">people</i> Plan Nominee</h3>${OTHER}</section>`,
    ],
    ["in a flat page", `<h2>Guardian</h2>${OTHER}`],
    [
      "in a card",
      `<div class="card"><div class="card-header">Support Coordinator</div><div class="card-body">${OTHER}</div></div>`,
    ],
    [
      "in a panel with buttons",
      `<div class="panel"><div class="panel-heading"><h3 class="panel-title">Next of kin</h3><a href="/e">Edit</a></div><div>${OTHER}</div></div>`,
    ],
    ["in a group with a legend", `<fieldset><legend>Legal Guardian</legend>${OTHER}</fieldset>`],
    ["with a label", `<section aria-label="Plan manager">${OTHER}</section>`],
    ["named by its heading", `<p id="n">Nominee</p><div role="group" aria-labelledby="n">${OTHER}</div>`],
    ["under a title without a heading", `<div><div>Nominee details</div><div>${OTHER}</div></div>`],
    ["under a bold title", `<div><p><b>Nominee</b></p>${OTHER}</div>`],
    ["in a deeper section", `<section><h2>Nominee</h2><div><h3>Personal</h3>${OTHER}</div></section>`],
    ["in a fold", `<div><h2><button>Nominee</button></h2><div class="collapse">${OTHER}</div></div>`],
    ["on a tab", `<ul><li><a href="#nom">Nominee</a></li></ul><div class="tab-pane" id="nom">${OTHER}</div>`],
    [
      "in a table with a title row",
      "<table><tr><th colspan='2'>Nominee</th></tr><tr><td>Surname</td><td>Eze</td></tr></table>",
    ],
  ])("(%s) gives no value, before or behind the record's own", (_title, other) => {
    const own = `<section><h2>Client Details</h2>${OWN}</section>`;
    expect(surnameIn(`<main>${HEAD}<div>${other}</div>${own}</main>`)).toBe("= Okafor");
    expect(surnameIn(`<main>${HEAD}${own}<div>${other}</div></main>`)).toBe("= Okafor");
    expect(surnameIn(`<main>${HEAD}<div>${other}</div></main>`)).toBe("not shown");
  });
});

describe("the record's own section", () => {
  test.each<[string, string, string]>([
    [
      "counts before one of another name",
      `<h2>Decisions</h2>${OTHER}<h2>Client Details</h2>${OWN}`,
      "= Okafor",
    ],
    [
      "counts with a lesser spelling",
      `<h2>Decisions</h2>${OTHER}<h2>Client Details</h2>${dl(["Family Name", "Okafor"])}`,
      "= Okafor",
    ],
    [
      "counts with a part of its own",
      `<h2>Client Details</h2><h3>Identity</h3>${OWN}<h2>Decisions</h2>${OTHER}`,
      "= Okafor",
    ],
    ["isn't what stands above it", `<h2>Nominee</h2>${OTHER}<h2>Client Details</h2>${OWN}`, "= Okafor"],
    [
      "in which it stands twice is in doubt",
      `<h2>Client Details</h2>${OWN}${dl(["Surname", "Eze"])}`,
      "ambiguous: Okafor | Eze",
    ],
    [
      "that doesn't show it leaves the others",
      `<h2>Client Details</h2>${dl(["Gender", "F"])}<h2>Names</h2>${dl(["Surname", "Okafor"])}`,
      "= Okafor",
    ],
    ["may have a name and a count", `<h2>Names</h2>${OTHER}<h2>Client Details (3)</h2>${OWN}`, "= Okafor"],
  ])("%s", (_title, html, outcome) => {
    expect(surnameIn(`<main>${HEAD}${html}</main>`)).toBe(outcome);
  });

  test.each<[string, string, string]>([
    [
      "the section with most of the contract's fields counts",
      `<section><h2>Overview</h2>${dl(["Reference", "A"], ["Contract Number", "1"], ["Status", "Active"])}</section>
       <section><h2>Traffic light</h2>${dl(["Status", "Green"])}</section>`,
      "= Active",
    ],
    [
      "fields without a heading count as a section",
      `<div>${dl(["Status", "Green"])}</div><section><h2>Overview</h2>${dl(["Reference", "A"], ["Contract Number", "1"], ["Status", "Active"])}</section>`,
      "= Active",
    ],
    [
      "two sections with about as many are in doubt",
      `<section><h2>Overview</h2>${dl(["Reference", "A"], ["Status", "Active"])}</section>
       <section><h2>Traffic light</h2>${dl(["Contract Number", "1"], ["Status", "Green"])}</section>`,
      "ambiguous: Active | Green",
    ],
  ])("where none has a name that is known %s", (_title, html, outcome) => {
    expect(statusIn(`<main><h1>Service Contract</h1>${html}</main>`)).toBe(outcome);
  });

  test("is known on a page without a heading of its own", () => {
    const section = (title: string, list: string) => `<section><h2>${title}</h2>${list}</section>`;
    expect(surnameIn(section("Nominee", OTHER) + section("Client Details", OWN))).toBe("= Okafor");
    expect(surnameIn(section("Client Details", OWN) + section("Nominee", OTHER))).toBe("= Okafor");
    expect(surnameIn(section("Nominee", OTHER))).toBe("not shown");
  });

  test("a client's status is no contract's, nor is that of its bookings", () => {
    const others = `<section><h2>Client Details</h2>${dl(["Status", "Active"])}</section><section><h2>PRODA Sync</h2>${dl(["Status", "Failed"])}</section>`;
    expect(statusIn(`<main><h1>Service Contract</h1>${others}</main>`)).toBe("not shown");
    const own = `<section><h2>Contract Details</h2>${dl(["Status", "Inactive"])}</section>`;
    expect(statusIn(`<main><h1>Service Contract</h1>${others}${own}</main>`)).toBe("= Inactive");
  });
});
