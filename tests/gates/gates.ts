import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../support/run.ts";
import { machineTime } from "../support/clock/machine-clock.ts";
import { checkCommitSubjects } from "./commit-subjects.ts";

const FIREFOX_BUILD = ".output/firefox-mv3";

/**
 * Warnings that stay. Preact writes `innerHTML` for `dangerouslySetInnerHTML`, which nothing here uses; and Firefox
 * for Android would need a newer version than the desktop does, but Planbridge isn't offered there.
 */
const STANDING_WARNINGS = new Set([
  "UNSAFE_VAR_ASSIGNMENT",
  "KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION",
]);

/** The one part of vitest's JSON report that is read. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numTotalTests: number;
  numPendingTests: number;
  testResults: { status: string; message: string; name: string; assertionResults: unknown[] }[];
}

/** Runs the project's own checks, prints one line for each, and counts. */
export class Gates {
  #passed = 0;
  #failed = 0;

  /** A command that passes when it ends with 0. Its output is shown only when it doesn't. */
  async command(title: string, command: string, args: string[]): Promise<void> {
    const began = machineTime();
    const { code, output } = await run(command, args);
    this.#report(title, code === 0 ? 1 : 0, code === 0 ? 0 : 1, began, output);
  }

  /**
   * Projects of vitest, several by a wildcard; each of their tests counts. A file that can't be run, or no test at all, is a failure.
   * `env` is added to the environment, for a run as on another day; `folders`: only the tests in these.
   */
  async vitest(
    title: string,
    projects: readonly string[],
    { env = {}, folders = [] }: { env?: Record<string, string>; folders?: readonly string[] } = {},
  ): Promise<void> {
    const began = machineTime();
    const folder = mkdtempSync(join(tmpdir(), "planbridge-"));
    const file = join(folder, "report.json");
    const { code, output } = await run(
      "vitest",
      [
        "run",
        ...folders,
        ...projects.map((project) => `--project=${project}`),
        "--reporter=default",
        "--reporter=json",
        `--outputFile=${file}`,
      ],
      env,
    );
    try {
      const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
      const broken = report.testResults.filter(
        (each) => each.status === "failed" && each.assertionResults.length === 0,
      ).length;
      const failed = report.numFailedTests + broken + report.numPendingTests;
      const silent = failed === 0 && (code !== 0 || report.numTotalTests === 0) ? 1 : 0;
      this.#report(title, report.numPassedTests, failed + silent, began, output);
    } catch (error) {
      this.#report(title, 0, 1, began, `${output}\n${String(error)}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** Mozilla's check of the Firefox build: no error, no notice of a new kind. */
  async webExtLint(): Promise<void> {
    const began = machineTime();
    const { output } = await run("web-ext", [
      "lint",
      "--source-dir",
      FIREFOX_BUILD,
      "--output",
      "json",
      "--self-hosted",
    ]);
    const start = output.indexOf("{");
    const report =
      start < 0 ? null : (JSON.parse(output.slice(start)) as { errors: Notice[]; warnings: Notice[] });
    const found = report
      ? [...report.errors, ...report.warnings.filter(({ code }) => !STANDING_WARNINGS.has(code))]
      : [];
    const notices = found.map(({ code, message, file }) => `${code} ${message} ${file ?? ""}`).join("\n");
    const failed = report ? found.length : 1;
    this.#report("web-ext lint", failed === 0 ? 1 : 0, failed, began, report ? notices : output);
  }

  /** The subjects of the commits since the rule holds. A clone without that history passes, and says so. */
  async commitSubjects(): Promise<void> {
    const began = machineTime();
    const { faults, note } = await checkCommitSubjects();
    const title = note === undefined ? "commit subjects" : `commit subjects (${note})`;
    this.#report(title, faults.length === 0 ? 1 : 0, faults.length, began, faults.join("\n"));
  }

  /** Prints the count and sets the exit code. */
  close(): void {
    console.log(`\n${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 ? 0 : 1;
  }

  #report(title: string, passed: number, failed: number, began: number, output: string): void {
    this.#passed += passed;
    this.#failed += failed;
    const seconds = ((machineTime() - began) / 1000).toFixed(1);
    if (failed > 0) console.log(`${output.trimEnd()}\n`);
    console.log(`${failed === 0 ? "✔" : "✘"} ${title}: ${passed} passed, ${failed} failed (${seconds} s)`);
  }
}

interface Notice {
  code: string;
  message: string;
  file?: string;
}
