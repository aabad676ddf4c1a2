import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { verifyAudit } from "./verify-audit.ts";

/*
 * npm run verify-audit -- FILE [--key-file KEYFILE] [--anchor "N:hex"] [--report FILE]
 * Prints what it found as JSON; ends with 0 where nothing is wrong, 1 where something is, 2 where it couldn't look.
 */
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      "key-file": { type: "string" },
      anchor: { type: "string", multiple: true },
      report: { type: "string" },
    },
  });
  const [file] = positionals;
  if (!file)
    throw new Error("Which file? npm run verify-audit -- FILE [--key-file KEYFILE] [--anchor N:hex]");
  const report = verifyAudit(file, { keyFile: values["key-file"], anchors: values.anchor });
  const text = JSON.stringify(report, null, 2);
  if (values.report) writeFileSync(values.report, `${text}\n`);
  console.log(text);
  process.exitCode = report.ok ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
