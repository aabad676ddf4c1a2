import { useState } from "preact/hooks";
import type { FileState } from "../../../components/profile/own-csv/own-file.tsx";
import type { Problem } from "../../../lib/core/problem.ts";
import type { CarePackage } from "../../../lib/domain/profile/care-package/care-package.ts";
import {
  planPackages,
  type ReadPackages,
  REQUIRED_PACKAGE_COLUMNS,
} from "../../../lib/domain/profile/care-package/package-csv.ts";
import { readNamedRows } from "../../../lib/domain/profile/own-csv/own-csv-rows.ts";
import { readOwnFile } from "./read-own-file.ts";

/** The import of a participant's care packages, from the file to what is stored. Until a person confirms it, nothing is stored. */
export function usePackageFile(
  packages: readonly CarePackage[],
  save: (packages: readonly CarePackage[]) => Promise<boolean>,
) {
  const [state, setState] = useState<FileState>({ phase: "none" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [read, setRead] = useState<ReadPackages | null>(null);

  async function open(file: Blob, name: string): Promise<void> {
    setProblem(null);
    setState({ phase: "reading" });
    const lines = await readOwnFile(file);
    const rows =
      "problem" in lines ? lines : readNamedRows("care packages", REQUIRED_PACKAGE_COLUMNS, lines.lines);
    if ("problem" in rows) {
      setState({ phase: "none" });
      setProblem(rows.problem);
      return;
    }
    const next = planPackages(rows.rows, packages, () => crypto.randomUUID());
    setRead(next);
    setState({ phase: "preview", name, stored: next.stored, leftOut: next.leftOut });
  }

  async function store(): Promise<void> {
    if (state.phase !== "preview" || !read) return;
    setState({ ...state, phase: "saving" });
    // A refusal is shown beside the packages.
    const isStored = await save(read.packages);
    setState({ ...state, phase: isStored ? "done" : "preview" });
  }

  return {
    state,
    problem,
    onFile: (file: Blob, name: string) => void open(file, name),
    onImport: () => void store(),
    onCancel: () => {
      setState({ phase: "none" });
      setProblem(null);
    },
  };
}
