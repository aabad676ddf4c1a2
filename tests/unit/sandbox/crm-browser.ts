import type { Sandbox } from "../../sandbox/start.ts";

/** A person at the CRM, as far as HTTP goes: one cookie jar, and forms sent with the token of the page they are on. */
export class CrmBrowser {
  private readonly origin: string;
  private readonly signInDetails: Sandbox["signIn"];
  private cookie = "";

  constructor(sandbox: Sandbox) {
    this.origin = sandbox.nodeOrigins.crm;
    this.signInDetails = sandbox.signIn;
  }

  async get(path: string): Promise<Response> {
    return this.send(path, {});
  }

  async text(path: string): Promise<string> {
    return withoutLayout(await (await this.get(path)).text());
  }

  /** Opens a form's page and sends its fields as they stand, with these changed. */
  async submit(path: string, changes: Record<string, string>, token?: string): Promise<Response> {
    const page = await this.text(path);
    const fields = { ...readInputs(page), ...changes };
    if (token !== undefined) fields["__RequestVerificationToken"] = token;
    return this.post(path, fields);
  }

  async post(
    path: string,
    fields: Record<string, string> | [string, string][] | FormData,
    signal?: AbortSignal,
  ): Promise<Response> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
    return this.send(path, { method: "POST", body, ...(signal ? { signal } : {}) });
  }

  /** Sends a form with one file, with the token of its page. */
  async upload(path: string, text: string): Promise<Response> {
    const body = new FormData();
    const token = readInputs(await this.text(path))["__RequestVerificationToken"] ?? "";
    body.set("__RequestVerificationToken", token);
    body.set("File", new File([text], "invoices.csv", { type: "text/csv" }));
    return this.send(path, { method: "POST", body });
  }

  async signIn(password = this.signInDetails.password, returnUrl = "/Clients"): Promise<Response> {
    return this.submit(`/login?ReturnUrl=${encodeURIComponent(returnUrl)}`, {
      Username: this.signInDetails.email,
      Password: password,
    });
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const answer = await fetch(this.origin + path, {
      ...init,
      redirect: "manual",
      headers: { cookie: this.cookie },
    });
    const [given] = answer.headers.getSetCookie();
    if (given) this.cookie = given.slice(0, given.indexOf(";"));
    return answer;
  }
}

/** The page on one line, so that line breaks in the source of a page mean as little here as they do in a browser. */
function withoutLayout(page: string): string {
  return page.replaceAll(/\s+/g, " ").replaceAll(/> | (?=<)/g, (space) => space.trim());
}

/** What the inputs of a page hold: enough of HTML for forms that the sandbox itself has written. */
function readInputs(page: string): Record<string, string> {
  const values: Record<string, string> = {};
  const form = page.slice(page.lastIndexOf("<main"));
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
    if (attribute("name") && (attribute("type") !== "checkbox" || tag.includes(" checked")))
      values[attribute("name")] = unescape(attribute("value"));
  }
  for (const [, name = "", options = ""] of form.matchAll(
    /<select id="[^"]*" name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  )) {
    // The empty choice may have words, and sends nothing all the same.
    const chosen = /<option selected>([^<]*)/.exec(options) ?? /<option(?: value="")?>([^<]*)/.exec(options);
    if (chosen?.[0].includes('value=""')) chosen[1] = "";
    values[name] = unescape(chosen?.[1] ?? "");
  }
  return values;
}

function unescape(text: string): string {
  return text
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** The value beside a label on a page of details. */
export function detail(page: string, label: string): string | undefined {
  return new RegExp(`<dt>${label.replaceAll("$", String.raw`\$`)}</dt><dd>([^<]*)</dd>`).exec(page)?.[1];
}
