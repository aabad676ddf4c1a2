const RECORD = /^\/(\w+)\/(?:Profile|Details|Edit|Review)\/(\d+)$/;

/** What a row is about: `{ kind: "Clients", id: "7" }` of the last link to a record in it, which is its own. */
export function recordOf(row: Element): { kind: string; id: string } | null {
  const links = Array.from(row.querySelectorAll("a[href]"), (link) =>
    RECORD.exec(link.getAttribute("href") ?? ""),
  );
  const [, kind, id] = links.findLast((match) => match !== null) ?? [];
  return kind === undefined || id === undefined ? null : { kind, id };
}
