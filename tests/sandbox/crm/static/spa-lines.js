// The lines of an invoice as a page built with a framework draws them. Everything that is shown comes from `state`, and
// after every change all rows are made anew from it. As in React, an input remembers the value it was last given by
// script, and an event that finds the value unchanged since is taken for no event at all: a value that was assigned is
// lost, and only one that was typed, or set by the prototype's own setter before an input event, becomes state.

const root = document.querySelector("div#invoice-lines");
const { fields, rows, blank } = JSON.parse(root.dataset.start);
const state = { rows };
const known = new WeakMap();
let isDue = false;

function schedule() {
  if (isDue) return;
  isDue = true;
  queueMicrotask(() => {
    isDue = false;
    render();
  });
}

function render() {
  const { activeElement: active } = document;
  const place = root.contains(active) ? active.dataset.place : undefined;
  const caret = active?.selectionStart;
  root.replaceChildren(drawTable(), drawButton("Add Line", "adds"));
  const again = place === undefined ? null : root.querySelector(`[data-place="${place}"]`);
  again?.focus();
  if (again?.setSelectionRange && typeof caret === "number") again.setSelectionRange(caret, caret);
}

function drawTable() {
  const table = element("table");
  const head = table.createTHead().insertRow();
  for (const { label } of fields) head.append(element("th", { scope: "col", textContent: label }));
  const body = table.createTBody();
  for (const [index, row] of state.rows.entries()) {
    const line = body.insertRow();
    for (const field of fields) line.insertCell().append(...drawCell(field, row, index));
    line.insertCell().append(drawButton("Remove", "removes", index));
  }
  return table;
}

function drawCell(field, { values, errors }, index) {
  const control = element(field.kind === "select" ? "select" : "input", { autocomplete: "off" });
  for (const option of field.options)
    control.append(element("option", { textContent: option, value: option }));
  if (field.list) control.setAttribute("list", field.list);
  control.setAttribute("aria-label", field.label);
  control.dataset.place = `${index}-${field.name}`;
  control.value = values[field.name] ?? "";
  if (control.tagName === "INPUT") track(control);
  const error = errors[field.name];
  if (!error) return [control];
  const id = `line-${index}-${field.name}-error`;
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", id);
  return [control, element("span", { className: "error", id, textContent: error })];
}

function drawButton(text, key, value = "") {
  const button = element("button", { type: "button", className: "btn", textContent: text });
  button.dataset[key] = value;
  return button;
}

function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

/** Watches what scripts assign, as React's own value tracking does. */
function track(input) {
  const native = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), "value");
  known.set(input, input.value);
  Object.defineProperty(input, "value", {
    configurable: true,
    get: () => native.get.call(input),
    set: (value) => {
      known.set(input, String(value));
      native.set.call(input, value);
    },
  });
}

function take({ target }) {
  if (target.dataset.place === undefined) return;
  const { value } = target;
  if (known.has(target) && known.get(target) === value) return;
  known.set(target, value);
  const [index, name] = target.dataset.place.split("-");
  const row = state.rows[Number(index)];
  row.values = withTotal({ ...row.values, [name]: value }, name);
  schedule();
}

function withTotal(values, changed) {
  if (!["Qty", "Hours", "Rate"].includes(changed)) return values;
  const field = (name) => ({ value: values[name] ?? "" });
  const total = globalThis.lineTotal(field("Qty"), field("Hours"), field("Rate"));
  return total === null ? values : { ...values, Total: total };
}

root.addEventListener("input", take);
root.addEventListener("change", take);
root.addEventListener("click", ({ target }) => {
  if (target.dataset.adds !== undefined) state.rows.push({ values: { ...blank }, errors: {} });
  else if (target.dataset.removes !== undefined) state.rows.splice(Number(target.dataset.removes), 1);
  else return;
  schedule();
});

// The controls have no names: what is sent is the state.
document.getElementById("invoice").addEventListener("submit", (event) => {
  for (const old of event.target.querySelectorAll("[data-sent]")) old.remove();
  for (const [index, { values }] of state.rows.entries()) {
    for (const { name } of fields) {
      const hidden = element("input", { type: "hidden", value: values[name] ?? "" });
      hidden.name = `Lines[${index}].${name}`;
      hidden.dataset.sent = "";
      event.target.append(hidden);
    }
  }
});

if (root.dataset.rerenderLines) setInterval(schedule, Number(root.dataset.rerenderLines));
render();
