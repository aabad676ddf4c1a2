// Visits without page loads, in the manner of Turbo Drive: the answer's body takes the place of the body that is there.
// Pages left are kept as they were, and shown at once on the way back.

const HEADERS = { accept: "text/html, application/xhtml+xml", "x-requested-with": "XMLHttpRequest" };
const kept = new Map();
let shownUrl = location.href;
let visits = 0;

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || !isVisited(link))
    return;
  event.preventDefault();
  void visit(link.href);
});

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method === "dialog" || form.enctype === "multipart/form-data") return;
  event.preventDefault();
  const data = new URLSearchParams(new FormData(form, submitter));
  tell("turbo:submit-start", { formSubmission: { formElement: form } });
  if (form.method === "get") void visit(`${form.action.split("?")[0]}?${data}`);
  else void visit(form.action, { method: "POST", body: data });
});

addEventListener("popstate", () => {
  const snapshot = kept.get(location.href);
  keep();
  shownUrl = location.href;
  if (snapshot) swap(snapshot.cloneNode(true), document.title);
  else void visit(location.href, {}, "none");
});

function isVisited(link) {
  if (!link || link.target || link.hasAttribute("download") || link.dataset.turbo === "false") return false;
  const url = new URL(link.href);
  const isAnchor = url.hash !== "" && url.pathname === location.pathname && url.search === location.search;
  return url.origin === location.origin && !isAnchor;
}

async function visit(url, request = {}, action = "push") {
  tell("turbo:before-visit", { url });
  document.documentElement.classList.add("is-visiting");
  const answer = await fetch(url, { ...request, headers: HEADERS, credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  keep();
  if (action === "push" && answer.url !== location.href) history.pushState({ turbo: {} }, "", answer.url);
  shownUrl = location.href;
  swap(page.body, page.title);
  scrollTo(0, 0);
}

function keep() {
  tell("turbo:before-cache");
  kept.set(shownUrl, document.body.cloneNode(true));
}

function swap(body, title) {
  tell("turbo:before-render", { newBody: body });
  document.documentElement.classList.remove("is-visiting");
  document.title = title;
  document.body.replaceWith(body);
  visits += 1;
  // A script that was parsed or copied is run only as an element made anew, and a module once for each address.
  for (const old of body.querySelectorAll("script")) {
    const script = Object.assign(document.createElement("script"), { type: "module" });
    script.src = `${old.src.split("?")[0]}?visit=${visits}`;
    script.async = false;
    old.replaceWith(script);
  }
  tell("turbo:render");
  tell("turbo:load", { url: location.href });
}

function tell(type, detail = {}) {
  document.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
}
