// Drop-downs as Select2 makes them: the select stays for the form, hidden, and what a person sees and presses is beside it.
// A choice is told to the page's own scripts only: no event of the browser is sent.

for (const select of document.querySelectorAll("select[data-replaced]")) replace(select);

function replace(select) {
  select.classList.add("select2-hidden-accessible");
  select.tabIndex = -1;
  select.setAttribute("aria-hidden", "true");
  const shown = span("select2-selection__rendered");
  const box = span("select2-selection", shown);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-expanded", "false");
  box.tabIndex = 0;
  shown.id = `select2-${select.id}-container`;
  box.setAttribute("aria-labelledby", shown.id);
  const clear = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  clear.className = "select2-selection__clear";
  const arrow = span("select2-selection__arrow");
  box.append(clear, arrow);
  select.after(span("select2-container", box));

  const draw = () => {
    const [chosen] = select.selectedOptions;
    shown.textContent = chosen?.textContent ?? "";
    shown.title = shown.textContent;
    clear.hidden = !select.value || select.options[0].value !== "";
  };
  const choose = (value) => {
    select.value = value;
    draw();
    globalThis.pageEvents.tell("change", select);
  };
  clear.addEventListener("click", (event) => {
    event.stopPropagation();
    choose("");
  });
  box.addEventListener("click", () => open(select, box, choose));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open(select, box, choose);
  });
  select.addEventListener("change", draw);
  select.form?.addEventListener("reset", () => setTimeout(draw));
  globalThis.pageEvents.on("change", `#${CSS.escape(select.id)}`, draw);
  draw();
}

/** The choices hang at the end of the body, where no form and no label is. */
function open(select, box, choose) {
  close();
  const list = document.createElement("ul");
  list.setAttribute("role", "listbox");
  list.className = "select2-results__options";
  for (const { value, textContent, disabled, hidden } of select.options) {
    if (disabled || hidden || textContent === "") continue;
    const item = Object.assign(document.createElement("li"), { textContent });
    item.setAttribute("role", "option");
    item.className = "select2-results__option";
    item.addEventListener("click", () => {
      close();
      choose(value);
      box.focus();
    });
    list.append(item);
  }
  const results = span("select2-dropdown", list);
  const { left, bottom, width } = box.getBoundingClientRect();
  results.style.left = `${left + scrollX}px`;
  results.style.top = `${bottom + scrollY}px`;
  results.style.width = `${width}px`;
  document.body.append(results);
  box.setAttribute("aria-expanded", "true");
}

function close() {
  document.querySelector(".select2-dropdown")?.remove();
  for (const box of document.querySelectorAll(".select2-selection"))
    box.setAttribute("aria-expanded", "false");
}

document.addEventListener("mousedown", ({ target }) => {
  if (!target.closest?.(".select2-dropdown,.select2-container")) close();
});

function span(className, ...children) {
  const made = document.createElement("span");
  made.className = className;
  made.append(...children);
  return made;
}
