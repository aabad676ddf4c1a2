import { describe, expect, test } from "vitest";
import {
  cellText,
  fieldControl,
  isFreeText,
  isSettable,
  shownIn,
} from "../../../../../lib/crm/read/invoice/field-control.ts";
import { isEmptyChoice, otherChoiceShown } from "../../../../../lib/crm/read/fields/replaced-select.ts";
import { parse } from "../../pages.ts";

function cellOf(html: string): HTMLTableCellElement {
  return parse(`<table><tr><td>${html}</td></tr></table>`).querySelector("td") as HTMLTableCellElement;
}
const controlIn = (html: string, isTyped = false) => fieldControl(cellOf(html), isTyped);

const SELECT =
  '<select id="s"><option value="">Choose</option><option value="3" selected>Consumables</option></select>';
const SELECT2 =
  '<span class="select2 select2-container"><span class="select2-selection__rendered">' +
  '<span class="select2-selection__clear">×</span>Consumables</span></span>';

describe("fieldControl", () => {
  test.each([
    ["a text box", '<input value="f">', "f"],
    ["a box behind a button", '<button>Pick</button><input value="f">', "f"],
    ["a box behind a row picker", '<input type="checkbox" value="on"><input value="f">', "f"],
    ["a box behind a radio button", '<input type="radio" value="on"><input value="f">', "f"],
    ["a box behind a hidden input", '<input type="hidden" value="h"><input value="f">', "f"],
    ["a box behind one that isn't shown", '<input style="display:none" value="h"><input value="f">', "f"],
    ["a box in an input group", '<div><span>$</span><input value="f"><button>×</button></div>', "f"],
    [
      "a box before a file picker",
      '<input type="file"><input type="submit" value="Go"><textarea>f</textarea>',
      "f",
    ],
    ["a select under Select2", `${SELECT}${SELECT2}`, "3"],
    [
      "a select that Chosen hides",
      `${SELECT.replace("id=", 'style="display:none" id=')}<div class="chosen-container"><a class="chosen-single"><span>Consumables</span></a><input></div>`,
      "3",
    ],
    [
      "a select under Tom Select, not its search box",
      `${SELECT}<div class="ts-wrapper"><div class="ts-control"><div class="item">Consumables</div><input></div></div>`,
      "3",
    ],
    [
      "a select inside its widget",
      `<div class="bootstrap-select">${SELECT}<button>Consumables</button></div>`,
      "3",
    ],
  ])("F63: fieldControl takes %s", (_title, html, value) => {
    expect(controlIn(html)?.value).toBe(value);
  });

  test.each([
    ["only a button", "<button>Edit</button>"],
    ["only a tick", '<input type="checkbox" checked>'],
    ["only a hidden input", '20/10/2026<input type="hidden" value="2026-10-20">'],
    ["an editor that isn't open", '<span>20/10/2026</span><input hidden value="2026-10-20">'],
    ["a widget without a select", '<div class="ts-wrapper"><input value="x"></div>'],
  ])("F63: fieldControl takes nothing of a cell with %s", (_title, html) => {
    expect(controlIn(html)).toBeUndefined();
  });

  test("F63: fieldControl takes the box of an amount, not the drop-down of its unit", () => {
    const html = '<select><option>Hours</option></select><input value="1.5">';
    expect([controlIn(html, true)?.value, controlIn(html)?.value]).toEqual(["1.5", "Hours"]);
  });
});

test.each([
  ["20/10/2026", "20/10/2026"],
  ["<span>20/10/2026</span> <button>Edit</button>", "20/10/2026"],
  ['<i class="fa fa-calendar"></i> 20/10/2026', "20/10/2026"],
  ['<span style="display:none">20261020</span>20/10/2026', "20/10/2026"],
])("F63: cellText reads a cell of %j as %j", (html, text) => {
  expect(cellText(cellOf(html))).toBe(text);
});

test.each([
  ['<input value="__/__/____">', ""],
  ['<input value="dd/mm/yyyy">', ""],
  ['<input value="DD-MM-YYYY">', ""],
  ['<input value="00/00/0000">', ""],
  ['<input value="$ ">', ""],
  ['<input value="-">', ""],
  ['<input value="0.00" placeholder="0.00">', ""],
  ['<input value="0.00">', "0.00"],
  ['<input value="31/12/2026" placeholder="31/12/2026">', "31/12/2026"],
  ['<input value="12/__/____">', "12/__/____"],
  ['<input value=" 1.5 ">', "1.5"],
  ["<textarea>x</textarea>", "x"],
  [SELECT, "Consumables"],
])("F63: shownIn reads %s as %j", (html, text) => {
  expect(shownIn(controlIn(html) as HTMLInputElement)).toBe(text);
});

test.each([
  ['<option value="">Any words', true],
  ["<option value=''>", true],
  ['<option value="0">-- Select --', true],
  ['<option value="-1">Please choose', true],
  ['<option value="0">None', true],
  ["<option>Please select", true],
  ["<option>--", true],
  ["<option>Select a category", true],
  ["<option>Select…", true],
  ["<option disabled>Choose one", true],
  ['<option value="17">Select Care Pty Ltd', false],
  ["<option>Select Health", false],
  ["<option>Choice and Control", false],
  ['<option value="0">P2', false],
  ['<option value="4">None of these', false],
])("F63: isEmptyChoice of %s is %s", (html, isEmpty) => {
  const option = parse(`<select>${html}</option></select>`).querySelector("option");
  expect(isEmptyChoice(option ?? undefined)).toBe(isEmpty);
});

test.each<[string, string | undefined]>([
  ["Consumables", undefined],
  ["Consumables $500.00", undefined],
  ["Transport", "Transport"],
])("F63: otherChoiceShown for a widget that shows %s is %s", (words, other) => {
  const cell = cellOf(`${SELECT}${SELECT2.replace("Consumables", words)}`);
  expect(otherChoiceShown(cell.querySelector("select") as HTMLSelectElement)).toBe(other);
});

test.each([
  ["<input>", true, true],
  ["<textarea></textarea>", true, true],
  ["<input readonly>", false, false],
  ["<input disabled>", false, false],
  ['<input class="form-control datepicker">', false, true],
  ['<input type="hidden" name="d" value="2026-10-20"><input class="flatpickr-input">', false, false],
  ['<input type="hidden" name="d" value="2026-10-20"><input>', false, false],
  ['<input type="hidden" name="LineId" value="7"><input name="d">', true, true],
  [SELECT, false, true],
])("F63: of %s isFreeText is %s and isSettable is %s", (html, isTyped, canSet) => {
  const control = controlIn(html);
  expect([isFreeText(control), isSettable(control)]).toEqual([isTyped, canSet]);
});
