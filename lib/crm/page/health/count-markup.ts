/**
 * Markup that decides how a page is read: which library draws its tables and drop-downs, and what hides content. Names of
 * libraries and counts alone; classes and ids of a page may hold a record's number.
 */
const KINDS: Readonly<Record<string, string>> = {
  tables: "table",
  "table grids": "[role=grid],[role=table]",
  forms: "form",
  frames: "iframe,frame",
  "definition lists": "dl",
  fields: "input:not([type=hidden]),select,textarea",
  "read-only fields": "input[readonly],input[disabled],textarea[readonly]",
  dialogs: "dialog,[role=dialog],.modal",
  pagers: "[class*=pagination],[class*=pager],[class*=paginate]",
  Bootstrap: ".row,.form-group,.card",
  DataTables: ".dataTables_wrapper,.dt-container",
  Kendo: ".k-grid,.k-widget",
  "jQuery UI": "[class*='ui-widget']",
  Select2: ".select2-container",
  Chosen: ".chosen-container",
  "Tom Select": ".ts-wrapper",
  WebForms: "input[name=__VIEWSTATE]",
  Turbo: "turbo-frame,[data-turbo]",
};

export function countMarkup(doc: ParentNode): [kind: string, count: number][] {
  return Object.entries(KINDS).flatMap(([kind, selector]): [string, number][] => {
    const count = doc.querySelectorAll(selector).length;
    return count > 0 ? [[kind, count]] : [];
  });
}
