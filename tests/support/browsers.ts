import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

export const BROWSERS = ["chromium", "firefox"] as const;
/**
 * For what is the same in each browser, such as rules, texts and faults of servers: one of the two plays it, and each has
 * its share. Both play the journeys, the templates of pages, hostile pages, deaths, and what browsers do differently.
 */
export const CHROMIUM_ALONE = ["chromium"] as const;
export const FIREFOX_ALONE = ["firefox"] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** Names under which the browsers are known, most fitting first; an environment variable wins over all of them. */
const COMMANDS: Record<BrowserName, { env: string; names: string[]; debian: string }> = {
  chromium: { env: "PLANBRIDGE_CHROMIUM", names: ["chromium", "chromium-browser"], debian: "chromium" },
  firefox: { env: "PLANBRIDGE_FIREFOX", names: ["firefox-esr", "firefox"], debian: "firefox-esr" },
};

/** The browser's executable. A missing one is installed where that can be done, and is an error where it can't. */
export function findBrowser(name: BrowserName): string {
  const found = find(name);
  if (found) return found;
  install(name);
  const installed = find(name);
  if (!installed) throw new MissingBrowser(name);
  return installed;
}

/** What to run, in words; never a silent skip. */
export class MissingBrowser extends Error {
  constructor(name: BrowserName) {
    const { env, debian } = COMMANDS[name];
    super(
      `${name} isn't on this machine. On Debian or Ubuntu run\n\n    sudo apt-get update && sudo apt-get install -y ${debian}\n\n` +
        `Elsewhere install it by hand and set ${env} to its executable, then run the command again.`,
    );
    this.name = "MissingBrowser";
  }
}

function find(name: BrowserName): string | undefined {
  const { env, names } = COMMANDS[name];
  const wished = process.env[env];
  if (wished) return wished;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names.flatMap((file) => folders.map((folder) => join(folder, file))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not for us: both mean "look further".
    return false;
  }
}

function install(name: BrowserName): void {
  const { debian } = COMMANDS[name];
  if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) throw new MissingBrowser(name);
  console.log(`${name} isn't on this machine; installing Debian's package “${debian}” with apt-get …`);
  const quiet = { stdio: ["ignore", "ignore", "inherit"] as ["ignore", "ignore", "inherit"] };
  execFileSync("apt-get", ["update", "-qq"], quiet);
  execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", debian], {
    ...quiet,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
