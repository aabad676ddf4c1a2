import { describe, expect, test } from "vitest";
import { statusIn } from "./field-page.ts";

const field = (control: string): string => `<label for="c">Status</label><div class="g">${control}</div>`;

describe("what a control shows is", () => {
  test.each<[string, string, string]>([
    [
      "of a drop-down the chosen option's words",
      '<select id="c"><option value="1">Inactive</option><option value="2" selected>Active</option></select>',
      "= Active",
    ],
    [
      "of a disabled one too",
      '<select id="c" disabled><option value="1" selected>Active</option></select>',
      "= Active",
    ],
    [
      "of a placeholder nothing",
      '<select id="c"><option value="" selected>-- Select --</option><option value="1">Active</option></select>',
      "= ",
    ],
    [
      "of a placeholder with a key nothing",
      '<select id="c"><option value="0" selected>Please select a status</option></select>',
      "= ",
    ],
    [
      "of dashes nothing",
      '<select id="c"><option selected>---</option><option>Active</option></select>',
      "= ",
    ],
    [
      "of an option that only begins like a placeholder its words",
      '<select id="c"><option value="17" selected>Select Care Pty Ltd</option></select>',
      "= Select Care Pty Ltd",
    ],
    [
      "of several chosen options all",
      '<select id="c" multiple><option value="1" selected>Active</option><option value="2" selected>On hold</option></select>',
      "= Active, On hold",
    ],
    ["of a tick Yes", '<input id="c" type="checkbox" value="7" checked>', "= Yes"],
    [
      "of an empty tick No",
      '<input id="c" type="checkbox" value="7"><input type="hidden" value="false">',
      "= No",
    ],
    ["of an input mask nothing", '<input id="c" value="__/__/____">', "= "],
    ["of a format as value nothing", '<input id="c" value="dd/mm/yyyy">', "= "],
    ["of a mask that is filled in part all of it", '<input id="c" value="12/03/____">', "= 12/03/____"],
    [
      "of a search beside it nothing",
      '<input id="c" value="Active"><input type="submit" value="Search">',
      "= Active",
    ],
    [
      "of a hidden drop-down nothing",
      '<select id="c" style="display:none"><option selected>Inactive</option></select><span>Active</span>',
      "= Active",
    ],
  ])("%s", (_title, control, outcome) => {
    expect(statusIn(field(control))).toBe(outcome);
  });

  test.each<[string, string, string]>([
    [
      "the chosen button's label",
      '<label>Status</label><div><label><input type="radio" name="s"> Inactive</label><label><input type="radio" name="s" checked> Active</label></div>',
      "= Active",
    ],
    [
      "the label beside the chosen button",
      '<label>Status</label><div><input type="radio" name="s" id="a" checked><label for="a">Active</label><input type="radio" name="s" id="b"><label for="b">Inactive</label></div>',
      "= Active",
    ],
    [
      "the chosen button's label in a group with a legend",
      '<fieldset><legend>Status</legend><label><input type="radio" name="s" checked>Active</label><label><input type="radio" name="s">Inactive</label></fieldset>',
      "= Active",
    ],
    [
      "nothing where none is chosen",
      '<label>Status</label><div><label><input type="radio" name="s"> Inactive</label><label><input type="radio" name="s"> Active</label></div>',
      "= ",
    ],
    [
      "text behind the chosen button",
      '<div role="radiogroup" aria-label="Status"><input type="radio" name="s" checked> Active <input type="radio" name="s"> Inactive</div>',
      "= Active",
    ],
  ])("of radio buttons %s", (_title, html, outcome) => {
    expect(statusIn(html)).toBe(outcome);
  });

  test("of a switch whether it is on", () => {
    const toggle = (on: boolean) =>
      `<dl><dt>Status</dt><dd><span role="switch" aria-checked="${on}"></span></dd></dl>`;
    expect([statusIn(toggle(true)), statusIn(toggle(false))]).toEqual(["= Yes", "= No"]);
  });
});

describe("a drop-down that a library replaced", () => {
  const select = (attributes: string): string =>
    `<select id="c" ${attributes}><option value="">Choose…</option><option value="1" selected>Active</option></select>`;
  const select2 = (shown: string): string =>
    `<span class="select2 select2-container"><span class="select2-selection__rendered" title="x">${shown}</span><span class="select2-selection__arrow"><b></b></span></span>`;
  const chosen = (shown: string): string =>
    `<div class="chosen-container"><a class="chosen-single"><span>${shown}</span><div><b></b></div></a><div class="chosen-search"><input></div></div>`;
  const tom = (shown: string): string =>
    `<div class="ts-wrapper"><div class="ts-control"><div class="item">${shown}</div><input></div></div>`;

  test.each<[string, string, (shown: string) => string]>([
    ["Select2", 'class="select2-hidden-accessible"', select2],
    ["Chosen", 'style="display: none"', chosen],
    ["Tom Select", 'class="tomselected ts-hidden-accessible" style="display:none"', tom],
  ])(
    "(%s) reads as what a person sees, and is in doubt where the two differ",
    (_title, attributes, widget) => {
      expect(statusIn(field(select(attributes) + widget("Active")))).toBe("= Active");
      expect(statusIn(field(select(attributes) + widget("Inactive")))).toBe("ambiguous: Active | Inactive");
    },
  );

  test("with a cross to clear it reads without the cross", () => {
    const shown = '<span class="select2-selection__clear">×</span>Active';
    expect(statusIn(field(select('class="select2-hidden-accessible"') + select2(shown)))).toBe("= Active");
  });

  test("in which nothing is chosen is empty", () => {
    const empty =
      '<select id="c" class="select2-hidden-accessible"><option value="" selected></option><option value="1">Active</option></select>';
    const placeholder = '<span class="select2-selection__placeholder">Select a status</span>';
    expect(statusIn(field(empty + select2(placeholder)))).toBe("= ");
  });

  test("by one that wraps it reads the same", () => {
    const wrapped = `<div class="bootstrap-select">${select("")}<button type="button"><div class="filter-option">Active</div></button></div>`;
    expect(statusIn(field(wrapped))).toBe("= Active");
  });
});

describe("a date picker with a field of its own", () => {
  test.each<[string, string]>([
    [
      "for the label's",
      '<label for="c">Status</label><input id="c" type="hidden" value="2026-03-12"><input class="form-control" readonly value="12 Mar 2026">',
    ],
    [
      "in a box",
      '<label>Status</label><div><input type="hidden" value="2026-03-12"><input value="12 Mar 2026"></div>',
    ],
  ])("reads as it shows (%s)", (_title, html) => {
    expect(statusIn(html)).toBe("= 12 Mar 2026");
  });
});

describe("a value that is drawn", () => {
  const value = (html: string): string => `<dl><dt>Status</dt><dd>${html}</dd></dl>`;
  test.each<[string, string, string]>([
    ["a titled icon", '<i class="fa fa-check" title="Active"></i>', "= Active"],
    ["a labelled icon", '<span class="icon" aria-label="Active"></span>', "= Active"],
    ["a picture with words", '<img src="a.png" alt="Active">', "= Active"],
    ["a drawing with a title", "<svg><title>Active</title></svg>", "= Active"],
    ["a coloured dot with a title", '<span class="status-dot" title="Active"></span>', "= Active"],
    [
      "an icon with words for those who listen",
      '<i class="fa fa-check"></i><span class="sr-only">Active</span>',
      "= Active",
    ],
    ["an icon without words", '<i class="fa fa-check"></i>', "unreadable: "],
    ["a picture without words", '<img src="a.png" alt="">', "unreadable: "],
    ["a badge without words", '<span class="badge badge-success"></span>', "unreadable: "],
    ["a ligature alone", '<i class="material-icons">check_circle</i>', "unreadable: "],
    ["a tick sign", "✓", "= ✓"],
    [
      "a badge with an icon and words",
      '<span class="badge"><i class="material-icons">check_circle</i> Active</span>',
      "= Active",
    ],
  ])("reads as %s says", (_title, html, outcome) => {
    expect(statusIn(value(html))).toBe(outcome);
  });
});
