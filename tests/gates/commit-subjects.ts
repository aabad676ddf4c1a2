import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "../support/run.ts";

/** The last commit before subjects were checked; what came before stays as it is. */
const BASE = "932ac2a43c0fd118eda8de670150aa3683b45d46";
const MAX_LENGTH = 72;
const TYPES = ["build", "chore", "ci", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test"];
const SUBJECT = new RegExp(
  String.raw`^(${TYPES.join("|")})(\([a-z0-9-]+(,[a-z0-9-]+)*\))?!?: (?![A-Z][a-z])\S.*[^\s.]$`,
);

const git = promisify(execFile);

/** What is wrong with a commit's subject by Conventional Commits; `undefined`: nothing. */
export function subjectFault(subject: string): string | undefined {
  if (subject.length > MAX_LENGTH)
    return `is ${subject.length} characters long; at most ${MAX_LENGTH} are allowed`;
  if (!SUBJECT.test(subject))
    return `must read "type(scope): what it does", in lower case and without a full stop; the types are ${TYPES.join(", ")}`;
  return undefined;
}

/** The faults of all commits since the base, merges excluded. `note`: why nothing could be checked. */
export async function checkCommitSubjects(): Promise<{ faults: string[]; note?: string }> {
  try {
    await git("git", ["merge-base", "--is-ancestor", BASE, "HEAD"], { cwd: ROOT });
  } catch {
    return { faults: [], note: `commit ${BASE} isn't in this clone's history; no subject was checked` };
  }
  const { stdout } = await git("git", ["log", "--no-merges", "--format=%h %s", `${BASE}..HEAD`], {
    cwd: ROOT,
  });
  const commits = stdout.split("\n").filter((line) => line !== "");
  return {
    faults: commits.flatMap((line) => {
      const at = line.indexOf(" ");
      const fault = subjectFault(line.slice(at + 1));
      return fault === undefined ? [] : [`${line}: ${fault}`];
    }),
  };
}
