/** Not loaded before a template asks for it: a plain sandbox starts without a parser. */
let parser: Promise<(html: string) => Document> | undefined;

export async function parsePage(html: string): Promise<Document> {
  parser ??= createParser();
  return (await parser)(html);
}

export function serializePage(document: Document): string {
  return `<!doctype html>\n${document.documentElement.outerHTML}`;
}

async function createParser(): Promise<(html: string) => Document> {
  const { Window } = await import("happy-dom");
  const { DOMParser } = new Window();
  // Its documents are the browser's in all that a template uses; its types are its own.
  return (html) => new DOMParser().parseFromString(html, "text/html") as unknown as Document;
}
