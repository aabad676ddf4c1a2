// Everything is listened for on the document, so that elements which are replaced go on working.

document.addEventListener("click", (event) => {
  const toggle = event.target.closest(".dropdown-toggle");
  for (const menu of document.querySelectorAll(".dropdown-menu")) {
    const opens = menu.parentElement.contains(toggle) && !menu.classList.contains("show");
    menu.classList.toggle("show", opens);
    menu.parentElement.querySelector(".dropdown-toggle").setAttribute("aria-expanded", String(opens));
  }
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.opens).showModal();
  }
  const revealer = event.target.closest("[data-reveals]");
  if (revealer) document.getElementById(revealer.dataset.reveals).hidden = false;
});

document.addEventListener("keydown", (event) => {
  const open = document.querySelector(".dropdown-menu.show");
  if (event.key !== "Escape" || !open) return;
  open.classList.remove("show");
  const toggle = open.parentElement.querySelector(".dropdown-toggle");
  toggle.setAttribute("aria-expanded", "false");
  toggle.focus();
});

document.addEventListener("change", ({ target }) => {
  if (target.dataset.checkAll) {
    for (const box of document.getElementsByName(target.dataset.checkAll)) box.checked = target.checked;
  }
  for (const field of document.querySelectorAll("[data-shown-when]")) {
    if (field.dataset.shownWhen === target.id) field.hidden = !target.checked;
  }
});

document.addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});

// What a page built in the browser does to whoever adds to it: the elements are made anew from the page's own
// state, and only what that state knows (the ticks) survives.
const pause = Number(document.body.dataset.rerender);
if (pause > 0) {
  const originals = new Map();
  for (const part of document.querySelectorAll("[data-replaceable]")) originals.set(part.id, part.innerHTML);
  setInterval(() => {
    const ticked = new Set(
      Array.from(document.querySelectorAll('[name="clientIds"]:checked'), (box) => box.value),
    );
    for (const [id, markup] of originals) {
      const part = document.getElementById(id);
      const isOpen = part.querySelector(".dropdown-menu.show") !== null;
      part.innerHTML = markup;
      part.querySelector(".dropdown-menu")?.classList.toggle("show", isOpen);
      part.querySelector(".dropdown-toggle")?.setAttribute("aria-expanded", String(isOpen));
    }
    for (const box of document.getElementsByName("clientIds")) box.checked = ticked.has(box.value);
  }, pause);
}
