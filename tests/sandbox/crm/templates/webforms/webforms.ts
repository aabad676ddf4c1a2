import { addFiles, rename, type TemplatePage } from "../template.ts";
import { drawFormViews } from "./form-views.ts";
import { drawFieldSets, drawGrids } from "./grids.ts";
import { drawOneForm } from "./one-form.ts";

/**
 * ASP.NET Web Forms: one form round the whole page with the page's state in it, links that send it by script, labels that
 * are cells, grids whose title and pages are rows, drop-downs whose values are numbers.
 */
export function webFormsTemplate(page: TemplatePage): void {
  const addresses = drawGrids(page);
  drawFormViews(page);
  drawFieldSets(page);
  for (const toggle of page.document.querySelectorAll("button.dropdown-toggle"))
    rename(toggle, "a", {
      class: "btn dropdown-toggle popout",
      href: "#",
      onclick: "return false",
      "aria-expanded": "false",
    });
  for (const link of page.document.querySelectorAll('a[href*="/Delete/"]'))
    link.setAttribute("onclick", "return confirm('Delete this record?')");
  drawOneForm(page, addresses);
  addFiles(page, { styles: ["icons.css", "webforms.css"], scripts: ["page-events.js", "webforms.js"] });
}
