// What ASP.NET writes into each page: links and buttons send the page's one form by script, with no event that tells of it.

globalThis.theForm = document.getElementById("aspnetForm");

// oxlint-disable-next-line no-underscore-dangle -- ASP.NET's own name
globalThis.__doPostBack = (target, argument) => {
  const { theForm } = globalThis;
  theForm.elements.namedItem("__EVENTTARGET").value = target;
  theForm.elements.namedItem("__EVENTARGUMENT").value = argument;
  theForm.submit();
};
