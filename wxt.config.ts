import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import preact from "@preact/preset-vite";
import { defineConfig } from "wxt";
import { pruneCss } from "./lib/build/prune-css.ts";
import { rewriteZip } from "./lib/build/reproducible-zip.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

/** The CRM's own host. */
const careview = ["https://app.careview.io/*"];

/** The stand-in servers. They are in the manifest of `--mode sandbox` only, never in a build for users. */
const sandbox = ["crm", "proda", "ndia"].map((name) => `http://${name}.localhost/*`);

/**
 * What the extension's own pages and its worker may load: their own files, and answers of the hosts that the browser allows.
 * A text of the CRM or the NDIA that were ever taken for HTML could fetch or send nothing.
 */
function contentSecurityPolicy(mode: string, command: string): string {
  const local = mode === "sandbox" ? " http://*.localhost:* http://127.0.0.1:*" : "";
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    // The development server puts styles into the page itself.
    `style-src 'self'${command === "serve" ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data:",
    `connect-src 'self' https:${local}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    // No page, not even one of ours, shows one of these within itself and has presses meant for another go to it.
    "frame-ancestors 'none'",
  ].join("; ");
}

const PAGE_CONTEXT = fileURLToPath(new URL("lib/platform/page-context.ts", import.meta.url));

export default defineConfig({
  imports: false,
  modules: ["@wxt-dev/webextension-polyfill"],
  hooks: {
    "zip:extension:done": (_wxt, path) => rewriteZip(path),
    "zip:sources:done": (_wxt, path) => rewriteZip(path),
    // Chrome's own API returns promises by now. The polyfill is for listeners that reply with one, which only the
    // background has; every CRM page would load it for nothing.
    "vite:build:extendConfig": (entrypoints, config) => {
      if (!entrypoints.every(({ type }) => type === "content-script" || type === "unlisted-script")) return;
      const alias = config.resolve?.alias;
      if (alias && "wxt/browser" in alias) delete alias["wxt/browser"];
      if (alias) Object.assign(alias, { "wxt/utils/content-script-context": PAGE_CONTEXT });
      (config.plugins ??= []).push(pruneCss());
      // Reading a property does nothing here, so labels that a page's script doesn't use are left out of it.
      (config.build ??= {}).rolldownOptions = {
        ...config.build.rolldownOptions,
        treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
      };
    },
  },
  vite: () => ({ plugins: [preact()], build: { target: ["chrome144", "firefox140"] } }),
  manifest: ({ browser, command, mode }) => ({
    name: mode === "sandbox" ? "Planbridge (sandbox)" : "Planbridge",
    description: "Keeps the NDIS plans in your CRM in step with the NDIA, from the CRM's own pages.",
    version,
    // A background fetch uses the main profile's cookies, so a private window would be read as somebody else.
    incognito: "not_allowed",
    permissions: [
      "alarms",
      // Locks sealed data once nobody has touched the computer for a while.
      "idle",
      "scripting",
      "storage",
      "unlimitedStorage",
      // Chrome's worker cannot parse HTML; an offscreen document can. Firefox's background page needs no help.
      ...(browser === "firefox" ? [] : ["offscreen"]),
    ],
    host_permissions: mode === "sandbox" ? [...careview, ...sandbox] : careview,
    // Asked for one origin at a time, when a connection or another CRM address is saved in Options.
    optional_host_permissions: ["https://*/*"],
    content_security_policy: { extension_pages: contentSecurityPolicy(mode, command) },
    action: { default_title: "Planbridge" },
    // Both browsers let a person choose another key. Firefox opens its sidebar by itself.
    commands: {
      [browser === "firefox" ? "_execute_sidebar_action" : "open-side-panel"]: {
        suggested_key: { default: "Alt+Shift+P" },
        ...(browser === "firefox" ? {} : { description: "Open the side panel" }),
      },
      "open-palette": {
        suggested_key: { default: "Alt+Shift+K" },
        description: "Open the list of actions",
      },
      lock: {
        suggested_key: { default: "Alt+Shift+L" },
        description: "Lock Planbridge",
      },
    },
    icons: { 16: "icon/16.png", 32: "icon/32.png", 48: "icon/48.png", 128: "icon/128.png" },
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "planbridge@planbridge.example",
              strict_min_version: "140.0",
              // Identities and plans go to the NDIA and back, the device proves itself to PRODA; nothing goes elsewhere.
              data_collection_permissions: {
                required: ["personallyIdentifyingInfo", "healthInfo", "authenticationInfo"],
              },
            },
          },
        }
      : {
          minimum_chrome_version: "144",
          storage: { managed_schema: "managed-schema.json" },
        }),
  }),
  zip: {
    includeSources: [
      "entrypoints/**",
      "components/**",
      "lib/**",
      "public/**",
      "package.json",
      "package-lock.json",
      "tsconfig.json",
      "wxt.config.ts",
      "README.md",
      ".nvmrc",
    ],
    excludeSources: ["tests/**"],
  },
});
