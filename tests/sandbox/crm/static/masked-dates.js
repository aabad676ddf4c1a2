// Dates as two kinds of scripts make them: a box beside a hidden input, written out as `12 Mar 2026` (flatpickr's altInput),
// and boxes whose mask `__/__/____` stands in them while they are empty.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

for (const input of document.querySelectorAll("[data-alt-date]")) addAltInput(input);
for (const input of document.querySelectorAll("[data-mask]")) drawMask(input);

function addAltInput(input) {
  const shown = document.createElement("input");
  shown.type = "text";
  shown.className = "form-control flatpickr-input alt-date";
  shown.placeholder = input.placeholder;
  shown.autocomplete = "off";
  input.type = "hidden";
  input.after(shown);
  shown.value = written(input.value);
  shown.addEventListener("change", () => {
    const read = readDate(shown.value);
    input.value = read ?? shown.value;
    shown.value = written(input.value);
    globalThis.pageEvents.tell("change", input);
  });
}

function written(text) {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  return day && MONTHS[month - 1] ? `${Number(day)} ${MONTHS[month - 1]} ${year}` : text;
}

/** dd/mm/yyyy of a date that was typed either way, or null. */
function readDate(text) {
  const [, first, second, year] = /^(\d{1,2})[/ ]+(\w+)[/ ]+(\d{4})$/.exec(text.trim()) ?? [];
  if (!first) return null;
  const named = MONTHS.findIndex((name) => second.toLowerCase().startsWith(name.toLowerCase())) + 1;
  const month = /^\d+$/.test(second) ? Number(second) : named;
  return month ? `${first.padStart(2, "0")}/${String(month).padStart(2, "0")}/${year}` : null;
}

function drawMask(input) {
  const digits = input.value.replaceAll(/\D/g, "").slice(0, 8);
  let at = 0;
  input.value = input.dataset.mask.replaceAll("_", () => digits[at++] ?? "_");
  return digits.length + (digits.length >= 4 ? 2 : Number(digits.length >= 2));
}

document.addEventListener("input", ({ target }) => {
  if (!target.dataset?.mask) return;
  const caret = drawMask(target);
  if (target === document.activeElement) target.setSelectionRange(caret, caret);
});
// Lines that are added later have none yet.
document.addEventListener("focusin", ({ target }) => {
  if (target.dataset?.mask && target.value === "") drawMask(target);
});
document.addEventListener("submit", ({ target }) => {
  for (const input of target.querySelectorAll("[data-mask]"))
    if (input.value === input.dataset.mask) input.value = "";
});
