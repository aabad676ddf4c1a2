// The invoice form as the server draws it: ABN by provider, totals, and lines that come and go.

const form = document.getElementById("invoice");
const table = document.querySelector("table#invoice-lines");

const PROVIDER = 'select[id$="ServiceProvider"]';
document.querySelector(PROVIDER)?.addEventListener("change", fillInAbn);
globalThis.pageEvents?.on("change", PROVIDER, fillInAbn);

function fillInAbn({ target }) {
  const abn = form.querySelector('input[id$="ABN"]');
  if (abn) abn.value = JSON.parse(form.dataset.abns)[chosenText(target)] ?? "";
}

if (table) {
  const newLine = document.getElementById("line-template").content.querySelector("tr").outerHTML;
  const rows = Array.from(table.querySelectorAll("tr[data-line]"));
  const markup = new Map(rows.map((row) => [row.dataset.line, row.outerHTML]));
  let next = rows.length;

  form.addEventListener("click", ({ target }) => {
    if (target.closest("[data-adds-line]")) {
      const index = String(next++);
      markup.set(index, newLine.replaceAll("NEW", index));
      const made = document.createElement("tbody");
      made.innerHTML = markup.get(index);
      table.querySelector("tbody").append(...made.children);
    }
    if (target.closest("[data-removes-line]")) {
      const row = target.closest("tr");
      markup.delete(row.dataset.line);
      row.remove();
    }
  });

  table.addEventListener("input", ({ target }) => {
    const row = target.closest("tr");
    const field = (name) => row.querySelector(`[name$=".${name}"]`);
    if (/\.(Qty|Hours|Rate)$/.test(target.name) && field("Total"))
      field("Total").value = lineTotal(field("Qty"), field("Hours"), field("Rate")) ?? field("Total").value;
  });

  // New elements from the markup the lines came with. What they hold survives; what others hung on them doesn't.
  const pause = Number(table.dataset.rerenderLines);
  if (pause > 0) {
    setInterval(() => {
      const held = new Map();
      for (const control of table.querySelectorAll("[name]")) held.set(control.name, control.value);
      const { name, selectionStart } = document.activeElement;
      const body = document.createElement("tbody");
      body.innerHTML = [...markup.values()].join("");
      table.querySelector("tbody").replaceWith(body);
      for (const control of body.querySelectorAll("[name]")) {
        control.value = held.get(control.name);
        if (control.name !== name) continue;
        control.focus();
        if (control.setSelectionRange) control.setSelectionRange(selectionStart, selectionStart);
      }
    }, pause);
  }
}

// The script that draws the lines in the page adds up as this one does.
globalThis.lineTotal = lineTotal;

/** Two decimals, or null where there is nothing to multiply or Auto Calculate is off. */
function lineTotal(quantity, hours, rate) {
  const auto = document.querySelector('select[id$="AutoCalculate"]');
  const amount = hundredths(quantity?.value || hours?.value || "");
  const cents = hundredths(rate?.value ?? "");
  if ((auto && chosenText(auto) === "No") || Number.isNaN(amount) || Number.isNaN(cents)) return null;
  return (Math.round((amount * cents) / 100) / 100).toFixed(2);
}

function hundredths(text) {
  return text.trim() === "" ? Number.NaN : Math.round(Number(text.replaceAll(/[$,]/g, "")) * 100);
}

/** What a drop-down shows; its value may be a number. */
function chosenText(select) {
  return select.options[select.selectedIndex]?.text;
}
