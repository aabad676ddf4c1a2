import { addFiles, type TemplatePage } from "../template.ts";
import { drawCards, drawHeading } from "./cards.ts";
import { drawFormGroups } from "./form-groups.ts";
import { drawFrame } from "./frame.ts";
import { drawStaticGroups } from "./static-groups.ts";
import { drawTables } from "./tables.ts";

/**
 * An admin theme on Bootstrap: icons as ligatures, carets in buttons, titles of cards that are no headings, labels that
 * float behind their controls, tables that a script cuts into pages, drop-downs and dates that scripts replace.
 */
export function bootstrapTemplate(page: TemplatePage): void {
  drawStaticGroups(page);
  drawFormGroups(page);
  drawTables(page);
  drawHeading(page);
  drawCards(page);
  drawFrame(page);
  addFiles(page, {
    styles: ["icons.css", "bootstrap.css"],
    scripts: ["page-events.js", "data-tables.js", "replaced-selects.js", "masked-dates.js"],
  });
}
