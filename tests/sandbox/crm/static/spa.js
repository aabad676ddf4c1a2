// A single-page app: the frame stands at once, each route's content is fetched and comes late, links and forms never load
// a page.

const HEADERS = { accept: "text/html", "x-requested-with": "XMLHttpRequest" };
const late = Number(document.body.dataset.late);
let route = 0;

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || !link) return;
  const url = new URL(link.href);
  const isAnchor = url.hash !== "" && url.pathname === location.pathname;
  if (url.origin !== location.origin || isAnchor || link.target || link.hasAttribute("download")) return;
  event.preventDefault();
  history.pushState({}, "", url);
  void load(url);
});

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method === "dialog" || form.enctype === "multipart/form-data") return;
  event.preventDefault();
  const data = new URLSearchParams(new FormData(form, submitter));
  if (form.method === "post") {
    void load(form.action, { method: "POST", body: data });
    return;
  }
  const url = `${form.action.split("?")[0]}?${data}`;
  history.pushState({}, "", url);
  void load(url);
});

addEventListener("popstate", () => void load(location.href));

async function load(url, request = {}) {
  const mine = ++route;
  const main = document.querySelector("main");
  if (!request.method) main.replaceChildren(spinner());
  const answer = await fetch(url, { ...request, headers: HEADERS, credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // The second wait of a real app: what it shows comes in a later answer than the route's own.
  await new Promise((resolve) => setTimeout(resolve, late));
  if (mine !== route) return;
  if (answer.url !== location.href)
    history[request.method ? "pushState" : "replaceState"]({}, "", answer.url);
  document.title = page.title;
  main.replaceChildren(...page.querySelector("main").childNodes);
  for (const old of page.querySelectorAll("body script")) {
    // A module is run once for each address.
    const script = Object.assign(document.createElement("script"), { type: "module" });
    script.src = `${old.src}?route=${mine}`;
    script.async = false;
    main.append(script);
  }
}

function spinner() {
  return Object.assign(document.createElement("p"), { className: "spinner", textContent: "Loading…" });
}

void load(location.href);
