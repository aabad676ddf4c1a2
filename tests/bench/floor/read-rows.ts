/** The host of the floor's own shadow root. */
export const BARE_HOST = "bare-rows";

/**
 * The floor of a verdict: what every verdict begins with, and nothing else. Reads what the lines' controls hold, as our own
 * reader does and as soon as the page's own handlers are done, and shows in a shadow root that it did. Sent as source.
 */
export function readRows(name: string): void {
  const host = document.createElement(name);
  const said = document.createTextNode("");
  host.attachShadow({ mode: "open" }).append(said);
  document.body.append(host);
  let readings = 0;

  const valueIn = (cell: HTMLTableCellElement) => {
    const control = cell.querySelector<HTMLInputElement>("input:not([type=hidden]),select,textarea");
    if (control?.tagName !== "SELECT") return control ? control.value : cell.textContent;
    return (control as unknown as HTMLSelectElement).selectedOptions[0]?.textContent ?? "";
  };
  const read = () => {
    const rows = document.querySelectorAll<HTMLTableRowElement>("#invoice-lines tbody tr");
    const values = Array.from(rows, ({ cells }) => Array.from(cells, valueIn));
    readings += 1;
    said.data = `${readings}: ${values.flat().join("").length}`;
  };
  window.addEventListener("input", read);
}
