import { useState } from "preact/hooks";
import { dayAndTime } from "../../../components/base/time-ago.ts";
import { HandoverForm } from "../../../components/profile/handover/handover-form.tsx";
import { ProfilePart } from "../../../components/profile/profile-view.tsx";
import type { Problem } from "../../../lib/core/problem.ts";
import { buildPack } from "../../../lib/domain/profile/handover/build-pack.ts";
import type { HandoverPack, PackTable } from "../../../lib/domain/profile/handover/handover-pack.ts";
import { redactPack } from "../../../lib/domain/profile/handover/redact-pack.ts";
import { currentTime, today } from "../../../lib/platform/system-clock.ts";
import { readPackData } from "../../../lib/services/profile/read-pack-data.ts";
import { noteExport } from "../enter-export.ts";
import { readingProblem } from "../reading-problem.ts";
import { saveBlob } from "../save-blob.ts";
import { saveList } from "../save-list.ts";
import { database } from "../workspace-database.ts";
import type { PartProps } from "./part-props.ts";
import { tableCsv } from "./table-csv.ts";
import { writePack } from "./write-pack.ts";

/** Everything that is known of a participant as one page, and its tables as CSV. */
export function HandoverPart({ site, ndisNumber }: PartProps) {
  const [isMaking, setIsMaking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tables, setTables] = useState<readonly PackTable[]>([]);
  const make = async (isRedacted: boolean) => {
    setIsMaking(true);
    setProblem(null);
    try {
      const now = { now: currentTime(), today: today() };
      const data = await readPackData(await database, site, ndisNumber, now);
      const whole = buildPack(data, dayAndTime);
      const { title, firstName, surname } = data.profile.person?.details ?? {};
      const names = [data.name, data.profile.person?.name, title, firstName, surname, ndisNumber];
      const pack = isRedacted
        ? redactPack(
            whole,
            names.filter((each) => typeof each === "string"),
          )
        : whole;
      noteExport("handover");
      saveBlob(writePack(pack), `planbridge-handover-${today()}.html`);
      setTables(namedTables(pack));
    } catch (error) {
      setProblem(readingProblem(error));
    } finally {
      setIsMaking(false);
    }
  };
  const saveTable = (wanted: string) => {
    const table = tables.find(({ title }) => title === wanted);
    if (table)
      saveList(
        fileName(wanted),
        tableCsv(
          table.columns.map(({ header }) => header),
          table.rows,
        ),
      );
  };
  return (
    <ProfilePart
      id="handover"
      title="Handover pack"
      hint="Budgets, periods, differences, history and log on one page that needs nothing else, to read or to print."
    >
      <HandoverForm
        isMaking={isMaking}
        problem={problem}
        tables={tables.map(({ title }) => title)}
        onMake={(isRedacted) => void make(isRedacted)}
        onTable={saveTable}
      />
    </ProfilePart>
  );
}

/** Plans have tables of the same titles: those are told apart by the plan. */
function namedTables({ sections }: HandoverPack): PackTable[] {
  const all = sections.flatMap(({ title: of, tables }) => tables.map((table) => ({ of, table })));
  const count = Map.groupBy(all, ({ table }) => table.title);
  return all.map(({ of, table }) => {
    const isOnly = count.get(table.title)?.length === 1;
    return isOnly ? table : { ...table, title: `${table.title}: ${of}` };
  });
}

function fileName(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
