import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../support/run.ts";
import { environmentOf } from "./options.ts";

/**
 * `npm run fuzz -- [--cases N] [--seed S] [--only NAME] [--report FILE]`: input that nobody of us has written, for every way in.
 * vitest runs the targets, with the document and the browser that the unit tests have. What fails is printed with its seed and
 * as small as it could be made.
 */
const child = spawn(join(ROOT, "node_modules/.bin/vitest"), ["run", "--project=unit-fuzz"], {
  cwd: ROOT,
  env: { ...process.env, ...environmentOf(process.argv.slice(2)) },
  stdio: "inherit",
});
child.on("close", (code) => {
  process.exitCode = code ?? 1;
});
