/** What was typed as a Service Support Item: a number out of the price guide with its name, or just words. */
export function splitItem(typed: string): { item_number: string; item_description: string } {
  const [, number = "", name = typed] = /^(\d\d_\d{3,9}_\d{4}_\d_\d\S*)\s*(.*)$/s.exec(typed) ?? [];
  return { item_number: number, item_description: name };
}
