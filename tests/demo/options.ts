import { parseArgs } from "node:util";
import { type BrowserName, BROWSERS } from "../support/browsers.ts";
import { PAGE_TEMPLATES, type PageTemplateName } from "../sandbox/control/switches.ts";
import { MAX_CLIENTS } from "../sandbox/start.ts";

export interface DemoOptions {
  browser: BrowserName;
  headless: boolean;
  clients: number;
  /** In whose markup the CRM's pages are drawn. */
  template: PageTemplateName;
  /** Where to write the result, as JSON. */
  report?: string;
}

const USAGE =
  "npm run demo -- [--headless] [--browser chromium|firefox] [--clients N] [--template NAME] [--report FILE]";

/** An error message for the person at the keyboard, without a stack trace. */
export class OptionError extends Error {}

export function readOptions(args = process.argv.slice(2)): DemoOptions {
  const { values } = parse(args);
  const browser = BROWSERS.find((name) => name === (values.browser ?? "chromium"));
  const clients = Number(values.clients ?? "24");
  if (!browser)
    throw new OptionError(`--browser is ${BROWSERS.join(" or ")}, not “${values.browser}”.\nUsage: ${USAGE}`);
  if (!Number.isInteger(clients) || clients < 1 || clients > MAX_CLIENTS) {
    throw new OptionError(
      `--clients is a whole number from 1 to ${MAX_CLIENTS}, not “${values.clients}”.\nUsage: ${USAGE}`,
    );
  }
  const template = PAGE_TEMPLATES.find((name) => name === (values.template ?? "plain"));
  if (!template)
    throw new OptionError(
      `--template is one of ${PAGE_TEMPLATES.join(", ")}, not “${values.template}”.\nUsage: ${USAGE}`,
    );
  const headless = values.headless ?? !hasDisplay();
  return { browser, headless, clients, template, ...(values.report ? { report: values.report } : {}) };
}

function parse(args: string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args,
      options: { headless: { type: "boolean" }, browser: text, clients: text, template: text, report: text },
    });
  } catch (error) {
    throw new OptionError(`${error instanceof Error ? error.message : String(error)}\nUsage: ${USAGE}`);
  }
}

function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
}
