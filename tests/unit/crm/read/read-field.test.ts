import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { findField, openFields } from "../../../../lib/crm/read/read-field.ts";
import { parse } from "../pages.ts";
import { surnameIn } from "./fields/field-page.ts";

const OKAFOR = "= Okafor";

describe("a field is read from", () => {
  test.each<[string, string]>([
    ["a definition list", "<dl><dt>Surname</dt><dd>Okafor</dd></dl>"],
    ["a definition list in boxes", "<dl><div><dt>Surname</dt><dd>Okafor</dd></div></dl>"],
    ["a list with the same definition twice", "<dl><dt>Surname</dt><dd>Okafor</dd><dd>Okafor</dd></dl>"],
    [
      "a list with an empty definition beside it",
      "<dl><dt>Surname</dt><dd></dd><dd>Okafor</dd><dt>X</dt><dd>y</dd></dl>",
    ],
    ["a heading cell and its cell", "<table><tr><th>Surname</th><td>Okafor</td></tr></table>"],
    [
      "a heading cell in a row of pairs",
      "<table><tr><th>Given</th><td>Ngozi</td><th>Surname</th><td>Okafor</td></tr></table>",
    ],
    ["two cells", "<table><tr><td>Surname:</td><td>Okafor</td></tr></table>"],
    [
      "two cells with a label",
      '<table><tr><td><span class="lbl">Surname</span></td><td><span id="v">Okafor</span></td></tr></table>',
    ],
    [
      "cells in a row of pairs",
      "<table><tr><td>Given</td><td>Ngozi</td><td>Surname</td><td>Okafor</td></tr></table>",
    ],
    ["cells with an input", '<table><tr><td>Surname</td><td><input value="Okafor"></td></tr></table>'],
    [
      "a table headed Field and Value",
      "<table><thead><tr><th>Field</th><th>Value</th></tr></thead><tbody><tr><td>Surname</td><td>Okafor</td></tr></tbody></table>",
    ],
    ["a label for its input", '<label for="s">Surname</label><input id="s" value="Okafor">'],
    ["a label that stands elsewhere", '<input id="s" value="Okafor"><p>x</p><label for="s">Surname</label>'],
    [
      "a label for what isn't a control",
      '<label for="s">Surname</label><p>help</p><span id="s">Okafor</span>',
    ],
    ["a label round its input", '<label>Surname <input value="Okafor"></label>'],
    ["a label round its words and its input", '<label><span>Surname</span><input value="Okafor"></label>'],
    ["a label for a control that isn't there", '<label for="gone">Surname</label><span>Okafor</span>'],
    ["a form group", '<div class="form-group"><label>Surname</label><div class="col-8">Okafor</div></div>'],
    [
      "a form group in columns",
      '<div class="row"><div class="col-4"><label>Surname</label></div><div class="col-8">Okafor</div></div>',
    ],
    [
      "a form group with an input group",
      '<div class="form-group"><label>Surname</label><div class="input-group"><span class="input-group-addon">Aa</span><input value="Okafor"></div></div>',
    ],
    [
      "plain text in a form group",
      '<div class="form-group"><label class="control-label">Surname</label><p class="form-control-static">Okafor</p></div>',
    ],
    ["aria-labelledby", '<div id="l">Surname</div><p>x</p><input aria-labelledby="l" value="Okafor">'],
    [
      "aria-labelledby of a value",
      '<em id="l">Surname</em><p>x</p><output aria-labelledby="l">Okafor</output>',
    ],
    ["aria-label of an input", '<input aria-label="Surname" value="Okafor">'],
    ["aria-label of a value", '<span aria-label="Surname">Okafor</span>'],
    [
      "a label and its aria-label",
      '<label for="s">Surname</label><input id="s" aria-label="Surname" value="Okafor">',
    ],
    [
      "a floating label",
      '<div class="form-floating"><input id="s" value="Okafor"><label for="s">Surname</label></div>',
    ],
    [
      "a floating label without for",
      '<div class="md-input"><input value="Okafor"><label>Surname</label></div>',
    ],
    [
      "a floating label behind text",
      '<div class="form-floating"><div class="form-control-plaintext">Okafor</div><label>Surname</label></div>',
    ],
    [
      "a label-like class",
      '<div><span class="field-label">Surname</span><span class="field-value">Okafor</span></div>',
    ],
    ["bold and text", "<p><b>Surname:</b> Okafor</p>"],
    ["bold with the colon behind it", "<p><strong>Surname</strong>: Okafor</p>"],
    ["bold and text, then another", "<p><b>Surname:</b> Okafor<br><b>Given:</b> Ngozi</p>"],
    ["bold and a new line", "<p><b>Surname</b><br>Okafor</p>"],
    ["bold and an element", "<p><strong>Surname</strong> <span>Okafor</span></p>"],
    ["two boxes", "<div><div>Surname</div><div>Okafor</div></div>"],
    ["two paragraphs", "<div><p>Surname</p><p>Okafor</p></div>"],
    ["small print over the value", "<div><small>Surname</small><div>Okafor</div></div>"],
    ["a heading over the value", "<div><h6>Surname</h6><p>Okafor</p></div>"],
    ["one text", "<ul><li>Surname: Okafor</li></ul>"],
    ["a link", '<dl><dt>Surname</dt><dd><a href="/Clients/1">Okafor</a></dd></dl>'],
    ["a read-only input", '<label for="s">Surname</label><input id="s" readonly value="Okafor">'],
    ["a text area", '<label for="s">Surname</label><textarea id="s">Okafor</textarea>'],
    ["cells with a spacer", "<table><tr><td>Surname</td><td>&nbsp;</td><td>Okafor</td></tr></table>"],
    ["cells with a colon between", "<table><tr><th>Surname</th><td>:</td><td>Okafor</td></tr></table>"],
    ["cells with a star between", "<table><tr><td>Surname</td><td>*</td><td>Okafor</td></tr></table>"],
    [
      "cells with help behind",
      '<table><tr><td>Surname</td><td>Okafor</td><td><a class="help">?</a></td></tr></table>',
    ],
    [
      "bold and text in one cell",
      "<table><tr><td><b>Surname:</b> Okafor</td><td><b>Given:</b> Ngozi</td></tr></table>",
    ],
    ["a row of boxes", "<div><div>Given name</div><div>Ngozi</div><div>Surname</div><div>Okafor</div></div>"],
    [
      "a row of three columns",
      '<div><div>Surname</div><div>Okafor</div><div><a href="#">Edit</a></div></div>',
    ],
    [
      "a framed control",
      '<label>Surname</label><div><input value="Okafor"><fieldset aria-hidden="true"><legend><span>Surname</span></legend></fieldset></div>',
    ],
    [
      "a value beside the hidden form that edits it",
      '<dl><dt>Surname</dt><dd><span>Okafor</span><form style="display:none"><input value="Eze"></form></dd></dl>',
    ],
    [
      "a custom list of choices",
      '<label id="l">Surname</label><div><div role="combobox" aria-labelledby="l">Okafor</div><input aria-hidden="true" value="7"></div>',
    ],
    [
      "a button that opens a list of choices",
      '<span id="l">Surname</span><button aria-haspopup="listbox" aria-labelledby="l">Okafor</button>',
    ],
    ["another spelling", "<dl><dt>LAST  NAME</dt><dd>Okafor</dd></dl>"],
  ])("%s", (_title, html) => {
    expect(surnameIn(html)).toBe(OKAFOR);
  });
});

describe("what belongs to neither label nor value is left out:", () => {
  test.each<[string, string]>([
    ["a star", "<dl><dt>Surname *</dt><dd>Okafor</dd></dl>"],
    ["a star before", "<dl><dt><abbr title='required'>*</abbr>Surname</dt><dd>Okafor</dd></dl>"],
    [
      "a star of its own",
      '<label for="s">Surname<span class="text-danger">*</span></label><input id="s" value="Okafor">',
    ],
    [
      "a star beside the label",
      '<div><label>Surname</label><span class="req">*</span><div>Okafor</div></div>',
    ],
    ["(required)", "<dl><dt>Surname (required)</dt><dd>Okafor</dd></dl>"],
    [
      "(required) for those who listen",
      '<dl><dt>Surname <span class="sr-only">(required)</span></dt><dd>Okafor</dd></dl>',
    ],
    ["(optional)", '<dl><dt>Surname <small class="text-muted">(optional)</small></dt><dd>Okafor</dd></dl>'],
    [
      "a counter in the label",
      '<label for="s">Surname <span class="counter">6/50</span></label><input id="s" value="Okafor">',
    ],
    [
      "a counter behind the input",
      '<div><label>Surname</label><input value="Okafor"><span class="char-count">6/50</span></div>',
    ],
    ["an icon in the label", '<dl><dt><i class="material-icons">person</i> Surname</dt><dd>Okafor</dd></dl>'],
    [
      "an icon between",
      '<div><label>Surname</label><i class="fa fa-info-circle" title="As on the plan"></i><div>Okafor</div></div>',
    ],
    [
      "a help button between",
      '<div><label>Surname</label><button type="button">?</button><div>Okafor</div></div>',
    ],
    [
      "a help link between",
      '<div><label>Surname</label> <a href="#" class="help"><i class="fa fa-question"></i></a><div>Okafor</div></div>',
    ],
    [
      "a tooltip between",
      '<div><label>Surname</label><span role="tooltip">As on the plan</span><div>Okafor</div></div>',
    ],
    [
      "a hidden tooltip between",
      '<div><label>Surname</label><span style="display: none">As on the plan</span><div>Okafor</div></div>',
    ],
    [
      "an empty element between",
      '<div><label>Surname</label><span class="validation"></span><div>Okafor</div></div>',
    ],
    ["a picture in the value", "<dl><dt>Surname</dt><dd><svg><title>Person</title></svg> Okafor</dd></dl>"],
    [
      "an icon's words in the value",
      '<dl><dt>Surname</dt><dd><i class="material-icons">check_circle</i>Okafor</dd></dl>',
    ],
    [
      "an icon of an unknown font",
      '<dl><dt>Surname</dt><dd><span class="x">account_circle</span> Okafor</dd></dl>',
    ],
    ["a button in the value", "<dl><dt>Surname</dt><dd>Okafor <button>Copy</button></dd></dl>"],
    ["a link that edits", '<dl><dt>Surname</dt><dd>Okafor <a href="/e">Edit</a></dd></dl>'],
    [
      "help under the value",
      '<div><label>Surname</label><div>Okafor <small class="form-text">As on the plan</small></div></div>',
    ],
    ["help as a second definition", "<dl><dt>Surname</dt><dd>Okafor</dd><dd hidden>Old</dd></dl>"],
    [
      "the same for those who listen",
      '<dl><dt>Surname</dt><dd><span>Okafor</span><span class="sr-only">Okafor</span></dd></dl>',
    ],
    [
      "the same hidden from them",
      '<dl><dt>Surname</dt><dd><span aria-hidden="true">Okafor</span><span class="visually-hidden">Okafor</span></dd></dl>',
    ],
    ["a hidden input", '<dl><dt>Surname</dt><dd><input type="hidden" value="7">Okafor</dd></dl>'],
    ["an icon's element", "<dl><dt>Surname</dt><dd><mat-icon>done</mat-icon> Okafor</dd></dl>"],
    [
      "a menu in the value",
      '<dl><dt>Surname</dt><dd>Okafor <ul class="dropdown-menu"><li>Rename</li></ul></dd></dl>',
    ],
    ["a mark of direction", "<dl><dt>\u200ESurname</dt><dd>Okafor</dd></dl>"],
    ["soft hyphens and special spaces", "<dl><dt>Sur\u00ADname\u00A0:</dt><dd>Okafor</dd></dl>"],
  ])("%s", (_title, html) => {
    expect(surnameIn(html)).toBe(OKAFOR);
  });
});

describe("only what can be seen counts:", () => {
  const own = "<dl><dt>Surname</dt><dd>Okafor</dd></dl>";
  test.each<[string, string]>([
    ["hidden", '<div hidden><label for="q">Surname</label><input id="q"></div>'],
    ["in a closed dialog", '<dialog><label for="q">Surname</label><input id="q" value="Eze"></dialog>'],
    [
      "in a closed modal",
      '<div class="modal fade"><label for="q">Surname</label><input id="q" value="Eze"></div>',
    ],
    ["in a template", "<template><dl><dt>Surname</dt><dd>Eze</dd></dl></template>"],
    ["of no display", '<div style="display:none"><dl><dt>Surname</dt><dd>Eze</dd></dl></div>'],
    ["invisible", '<dl style="visibility: hidden"><dt>Surname</dt><dd>Eze</dd></dl>'],
    ["of a hiding class", '<dl class="d-none"><dt>Surname</dt><dd>Eze</dd></dl>'],
    ["for telephones", '<dl class="d-md-none"><dt>Surname</dt><dd>Eze</dd></dl>'],
    [
      "hidden by the page's style",
      "<style>.tpl { display: none }</style><dl class='tpl'><dt>Surname</dt><dd>Eze</dd></dl>",
    ],
    ["in a menu", "<nav><dl><dt>Surname</dt><dd>Eze</dd></dl></nav>"],
    ["in a search", '<form role="search"><label for="q">Surname</label><input id="q" value="Eze"></form>'],
    ["in a filter", '<div class="filters"><label for="q">Surname</label><input id="q" value="Eze"></div>'],
    [
      "in a dialog that is open over the page",
      '<div class="modal show" role="dialog"><label for="q">Surname</label><input id="q" value="Eze"></div>',
    ],
    [
      "in a list of others",
      "<table><thead><tr><th>Surname</th><th>Age</th></tr></thead><tbody><tr><td>Eze</td><td>3</td></tr></tbody></table>",
    ],
    [
      "in cells of a list",
      "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td><b>Surname</b> <span>Eze</span></td><td>3</td></tr></tbody></table>",
    ],
  ])("a field %s is another's", (_title, other) => {
    expect(surnameIn(other + own)).toBe(OKAFOR);
    expect(surnameIn(own + other)).toBe(OKAFOR);
  });

  test.each<[string, string]>([
    ["on a tab that isn't open", '<div class="tab-content"><div class="tab-pane fade">FIELD</div></div>'],
    ["on a tab that is hidden by style", '<div role="tabpanel" style="display:none">FIELD</div>'],
    ["in a fold", '<div class="collapse">FIELD</div>'],
    ["in closed details", "<details><summary>More</summary><div>FIELD</div></details>"],
    ["that only a telephone hides", '<div class="d-none d-md-block">FIELD</div>'],
    [
      "that a style for print hides",
      "<style>@media print { .np { display: none } }</style><div class='np'>FIELD</div>",
    ],
  ])("a field %s is read", (_title, html) => {
    expect(surnameIn(html.replace("FIELD", own))).toBe(OKAFOR);
  });
});

describe("a field isn't shown", () => {
  test.each<[string, string]>([
    ["without its label", "<dl><dt>First Name</dt><dd>Ngozi</dd></dl>"],
    ["with nothing beside the label", "<dl><dt>Surname</dt></dl>"],
    ["with another label beside it", "<dl><dt>Surname</dt><dt>Gender</dt><dd>F</dd></dl>"],
    ["under a longer label", "<dl><dt>Surname at birth</dt><dd>Eze</dd></dl>"],
    ["by a placeholder", '<input placeholder="Surname" value="Eze">'],
    ["by a button", "<button>Surname</button><span>Eze</span>"],
    [
      "by the head of a column",
      "<table><tr><th>Surname</th><th>Age</th></tr><tr><td>Eze</td><td>3</td></tr></table>",
    ],
    [
      "by bold heads in a row of cells",
      "<table><tr><td><b>Surname</b></td><td><b>Date of Birth</b></td></tr><tr><td>Eze</td><td>1</td></tr></table>",
    ],
    ["by a label of another field's value", "<table><tr><td>Given</td><td>Surname</td></tr></table>"],
    ["in a line of several", "<p>Surname: Okafor | DOB: 04/05/1990</p>"],
    ["before a section", "<div><b>Surname</b><section><h2>X</h2><p>y</p></section></div>"],
    [
      "before several fields",
      '<div><span class="label">Surname</span><div><label>A</label><input value="1"><label>B</label><input value="2"></div></div>',
    ],
    ["by the label of a choice", '<label><input type="radio" name="sort" checked> Surname</label>'],
  ])("%s", (_title, html) => {
    expect(surnameIn(html)).toBe("not shown");
  });
});

describe("a field that is shown and empty is empty", () => {
  test.each<[string, string]>([
    ["in a list", "<dl><dt>Surname</dt><dd> </dd></dl>"],
    ["in a cell", "<table><tr><th>Surname</th><td></td></tr></table>"],
    ["in an input", '<label for="s">Surname</label><input id="s" placeholder="Okafor">'],
    ["as a dash", "<dl><dt>Surname</dt><dd>—</dd></dl>"],
    ["with a button", "<dl><dt>Surname</dt><dd><button>Add</button></dd></dl>"],
    ["in a box", "<div><label>Surname</label><div></div></div>"],
  ])("%s", (_title, html) => {
    expect(surnameIn(html)).toBe("= ");
  });
});

describe("of several places", () => {
  test.each<[string, string, string]>([
    ["the same value twice is one", "<b>Surname:</b> Okafor<dl><dt>Surname</dt><dd>Okafor</dd></dl>", OKAFOR],
    [
      "another case is no other value",
      "<dl><dt>Surname</dt><dd>Okafor</dd><dt>Surname</dt><dd>OKAFOR</dd></dl>",
      OKAFOR,
    ],
    [
      "two values are in doubt",
      "<dl><dt>Surname</dt><dd>Okafor</dd><dt>Surname</dt><dd>Eze</dd></dl>",
      "ambiguous: Okafor | Eze",
    ],
    [
      "two texts of one box are in doubt",
      "<p><b>Surname:</b> Okafor<br><b>Surname:</b> Eze</p>",
      "ambiguous: Okafor | Eze",
    ],
    [
      "two definitions are in doubt",
      "<dl><dt>Surname</dt><dd>Okafor</dd><dd>Eze</dd></dl>",
      "ambiguous: Okafor | Eze",
    ],
    [
      "a value and an empty one are in doubt",
      "<dl><dt>Surname</dt><dd>Okafor</dd><dt>Surname</dt><dd></dd></dl>",
      "ambiguous: Okafor | ",
    ],
    [
      "the better spelling counts",
      "<dl><dt>Family Name</dt><dd>Eze</dd><dt>Surname</dt><dd>Okafor</dd></dl>",
      OKAFOR,
    ],
    [
      "a label counts more than a box of words",
      "<dl><dt>Surname</dt><dd>Okafor</dd></dl><div><div>Surname</div><div>Eze</div></div>",
      OKAFOR,
    ],
  ])("%s", (_title, html, outcome) => {
    expect(surnameIn(html)).toBe(outcome);
  });

  test("two ways of writing one day are one, where it is said what a text means", () => {
    const page = openFields(parse("<dl><dt>DOB</dt><dd>04/05/1990</dd><dt>DOB</dt><dd>4 May 1990</dd></dl>"));
    expect(page.read(["DOB"]).state).toBe("ambiguous");
    expect(page.read(["DOB"], () => "1990-05-04")).toEqual({ state: "value", value: "04/05/1990" });
  });
});

test("a found field comes with its control, or with the element that shows it", () => {
  const doc = parse(
    '<label for="s">Surname</label><input id="s" value="Okafor"><b>State:</b> <span id="v">NSW</span>',
  );
  expect(findField(doc, careview.fields.surname)).toMatchObject({
    state: "value",
    value: { value: "Okafor", control: doc.getElementById("s"), element: doc.getElementById("s") },
  });
  const state = findField(doc, ["State"]);
  expect(state).toMatchObject({ state: "value", value: { value: "NSW", element: doc.getElementById("v") } });
  expect(state.state === "value" && "control" in state.value).toBe(false);
});

test.each<[string, string]>([
  [
    "a form that searches",
    '<form><label for="q">Surname</label><input id="q" value="Eze"><button>Search</button></form>',
  ],
  ["the search of a table", '<div class="dataTables_filter"><label>Surname<input value="Eze"></label></div>'],
  ["an alert", '<div role="alert"><b>Surname</b> is required</div>'],
])("a label in %s is no field of the record", (_title, other) => {
  expect(surnameIn(`${other}<dl><dt>Surname</dt><dd>Okafor</dd></dl>`)).toBe(OKAFOR);
  expect(surnameIn(other)).toBe("not shown");
});
