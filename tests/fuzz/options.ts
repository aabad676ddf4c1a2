/** What `npm run fuzz` was asked for. */
export interface FuzzOptions {
  /** Over all targets, by their weights. */
  cases: number;
  /** `undefined`: one by chance, which is printed. */
  seed: number | undefined;
  /** Only targets whose name has this in it. */
  only: string;
  /** Where the JSON report goes. */
  report: string | undefined;
}

/** The options travel in the environment, because vitest runs the targets. */
const PREFIX = "PLANBRIDGE_FUZZ_";
const FLAGS = ["cases", "seed", "only", "report"] as const;

export function environmentOf(args: readonly string[]): Record<string, string> {
  const env: Record<string, string> = {};
  for (let at = 0; at < args.length; at += 2) {
    const flag = FLAGS.find((name) => args[at] === `--${name}`);
    const value = args[at + 1];
    if (!flag || value === undefined)
      throw new Error(`npm run fuzz knows ${FLAGS.map((name) => `--${name} VALUE`).join(", ")}.`);
    if ((flag === "cases" || flag === "seed") && !/^-?\d+$/.test(value))
      throw new Error(`--${flag} takes a whole number.`);
    env[PREFIX + flag.toUpperCase()] = value;
  }
  return { [`${PREFIX}CASES`]: "100000", ...env };
}

/** @param cases as many as the tests of the project play, where nobody asked for more */
export function optionsFrom(env: NodeJS.ProcessEnv, cases: number): FuzzOptions {
  const told = (flag: string) => env[PREFIX + flag];
  const seed = told("SEED");
  return {
    cases: Number(told("CASES") ?? cases),
    seed: seed === undefined ? undefined : Number(seed),
    only: told("ONLY") ?? "",
    report: told("REPORT"),
  };
}
