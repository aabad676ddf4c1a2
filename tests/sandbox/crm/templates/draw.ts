import { createMiddleware } from "hono/factory";
import type { PageTemplateName } from "../../control/switches.ts";
import type { World } from "../../world.ts";
import type { CrmContext, CrmEnv } from "../request.ts";
import { bootstrapTemplate } from "./bootstrap/bootstrap.ts";
import { parsePage, serializePage } from "./parse.ts";
import { spaShell, spaTemplate } from "./spa.ts";
import type { PageTemplate } from "./template.ts";
import { addTraps } from "./traps.ts";
import { turboTemplate } from "./turbo.ts";
import { webFormsTemplate } from "./webforms/webforms.ts";

const TEMPLATES: Readonly<Record<Exclude<PageTemplateName, "plain">, PageTemplate>> = {
  bootstrap: bootstrapTemplate,
  webforms: webFormsTemplate,
  turbo: turboTemplate,
  spa: spaTemplate,
};

/**
 * Draws what the CRM answers in the chosen template. A template rewrites the plain page's document, so that no page has to
 * be written five times and none can differ in its records or words.
 */
export function drawInTemplate({ switches }: Pick<World, "switches">) {
  return createMiddleware<CrmEnv>(async (c, next) => {
    const { pageTemplate } = switches.current;
    await next();
    if (pageTemplate === "plain" || !isHtml(c)) return;
    const text = await c.res.text();
    c.res = new Response(isFramed(text) ? await redraw(c, text, pageTemplate) : text, c.res);
  });

  async function redraw(c: CrmContext, text: string, name: keyof typeof TEMPLATES): Promise<string> {
    const document = await parsePage(text);
    const page = {
      document,
      url: new URL(c.req.url),
      token: c.get("session").formToken,
      switches: switches.current,
    };
    addTraps(page);
    TEMPLATES[name](page);
    if (name === "spa" && isNavigation(c)) spaShell(page);
    return serializePage(document);
  }
}

/** Whether a tab asked, and not a script. */
function isNavigation(c: CrmContext): boolean {
  return c.req.header("sec-fetch-dest") === "document";
}

function isHtml({ res }: CrmContext): boolean {
  return res.headers.get("content-type")?.startsWith("text/html") === true;
}

/** The login and the bare messages are the same in every template. */
function isFramed(html: string): boolean {
  return html.includes('<nav class="menu"');
}
