import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import config from "../../../wxt.config.ts";
import { ROOT } from "../../support/run.ts";

interface Manifest {
  permissions: string[];
  host_permissions: string[];
  optional_host_permissions: string[];
  content_security_policy: { extension_pages: string };
  [key: string]: unknown;
}

/** The manifest as `wxt build` is told to make it for users. */
async function manifestFor(browser: "chrome" | "firefox"): Promise<Manifest> {
  const make = config.manifest as (env: object) => unknown;
  return (await make({ browser, command: "build", mode: "production", manifestVersion: 3 })) as Manifest;
}

const BROWSERS = ["chrome", "firefox"] as const;

/** As SECURITY.md has them, each with its reason. */
const PERMISSIONS = {
  chrome: ["alarms", "idle", "offscreen", "scripting", "storage", "unlimitedStorage"],
  firefox: ["alarms", "idle", "scripting", "storage", "unlimitedStorage"],
};

describe.each(BROWSERS)("the manifest for %s", (browser) => {
  test("the permissions are those that are told with their reasons, and no other", async () => {
    const { permissions, host_permissions, optional_host_permissions, ...others } =
      await manifestFor(browser);
    expect(permissions.toSorted()).toEqual(PERMISSIONS[browser]);
    expect(host_permissions).toEqual(["https://app.careview.io/*"]);
    expect(optional_host_permissions).toEqual(["https://*/*"]);
    expect(Object.keys(others).filter((name) => /permission|externally|web_accessible/.test(name))).toEqual(
      [],
    );
    const told = readFileSync(join(ROOT, "SECURITY.md"), "utf8");
    for (const permission of [...permissions, ...host_permissions, ...optional_host_permissions])
      expect(told, permission).toContain(`| \`${permission}\``);
  });

  test("the policy of the pages has no exception, names no other host and lets nobody frame them", async () => {
    const { extension_pages: policy } = (await manifestFor(browser)).content_security_policy;
    const directives = new Map(
      policy.split("; ").map((text) => [text.split(" ", 1)[0], text.split(" ").slice(1)]),
    );
    expect(directives).toEqual(
      new Map([
        ["default-src", ["'none'"]],
        ["script-src", ["'self'"]],
        ["worker-src", ["'self'"]],
        ["style-src", ["'self'"]],
        ["img-src", ["'self'", "data:"]],
        ["connect-src", ["'self'", "https:"]],
        ["base-uri", ["'none'"]],
        ["form-action", ["'none'"]],
        ["object-src", ["'none'"]],
        ["frame-ancestors", ["'none'"]],
      ]),
    );
  });
});

describe("the lock file", () => {
  test("every package of the lock file has its hash, and no address of its own", () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
      packages: Record<string, { resolved?: string; integrity?: string; link?: boolean; inBundle?: boolean }>;
    };
    const entries = Object.entries(packages).filter(([path, { inBundle }]) => path !== "" && !inBundle);
    expect(entries.length).toBeGreaterThan(300);
    // No address stands in it: the registry is whoever installs it's, and the hash says what has to come.
    const open = entries.filter(
      ([, { resolved, integrity = "" }]) => resolved !== undefined || !/^sha512-[\w+/]+=*$/.test(integrity),
    );
    expect(open.map(([path]) => path)).toEqual([]);
  });

  test("every package is asked for in one exact version", () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Record<
      string,
      Record<string, string>
    >;
    const versions = ["dependencies", "devDependencies", "optionalDependencies", "overrides"].flatMap(
      (kind) => Object.values(manifest[kind] ?? {}),
    );
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
