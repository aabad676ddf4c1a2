import type { ContentScriptContext } from "#imports";
import { useEffect, useRef, useState } from "preact/hooks";
import { CapturedList, type CapturedRow } from "../../components/captured-list.tsx";
import invoiceCss from "../../components/invoice.css?inline";
import { readTable } from "../../lib/crm/read-table.ts";
import { rowPath } from "../../lib/crm/record-path.ts";
import type { SiteProfile } from "../../lib/crm/site-profile.ts";
import { stayUnderHeading } from "../../lib/crm/stay-mounted.ts";
import type { Problem } from "../../lib/ndis/problem.ts";
import { Refused, send } from "../../lib/wire/send.ts";
import { ProblemNote } from "../../components/problem-note.tsx";
import { createShadow } from "./shadow.ts";

/** So many are checked by one message: the counts move on, and leaving the page ends what is left. */
const AT_ONCE = 5;

/** On the Streamline list: every captured invoice carries its verdict. */
export async function mountStreamline(ctx: ContentScriptContext, profile: SiteProfile): Promise<void> {
  const ui = await createShadow(
    ctx,
    "planbridge-streamline",
    invoiceCss,
    <Captured profile={profile} signal={ctx.signal} />,
  );
  ui.mount();
  stayUnderHeading(document, ui.shadowHost, profile.pages.streamline.headings ?? [], ctx.signal);
}

function Captured({ profile, signal }: { profile: SiteProfile; signal: AbortSignal }) {
  const [rows, setRows] = useState<CapturedRow[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const next = useRef(0);

  useEffect(() => {
    const found = readRows(profile);
    setRows(found);
    const check = async () => {
      for (let at = 0; at < found.length && !signal.aborted; at += AT_ONCE) {
        const paths = found.slice(at, at + AT_ONCE).map(({ path }) => path);
        const verdicts = await send("streamline.check", { paths });
        const byPath = new Map(verdicts.map((verdict) => [verdict.path, verdict]));
        setRows((current) =>
          current.map((row) => {
            const verdict = byPath.get(row.path);
            return verdict ? { ...row, verdict } : row;
          }),
        );
      }
    };
    check().catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      setProblem(error.problem);
    });
  }, [profile, signal]);

  const goTo = (path: string) => {
    const link = linkTo(path);
    link?.scrollIntoView({ block: "center" });
    link?.focus();
  };
  const bad = rows.filter(
    ({ verdict }) => verdict && (verdict.blocks + verdict.warnings > 0 || verdict.problem),
  );
  return (
    <>
      {problem && <ProblemNote problem={problem} alert />}
      <CapturedList
        rows={rows}
        checked={rows.filter(({ verdict }) => verdict).length}
        onGoTo={goTo}
        onNext={() => {
          const row = bad[next.current % Math.max(1, bad.length)];
          next.current += 1;
          if (row) goTo(row.path);
        }}
      />
    </>
  );
}

function linkTo(path: string): HTMLElement | undefined {
  const links = Array.from(document.querySelectorAll<HTMLAnchorElement>("tr a[href]"));
  return links.find(({ pathname, search }) => pathname + search === path);
}

function readRows(profile: SiteProfile): CapturedRow[] {
  for (const element of document.querySelectorAll("table")) {
    const table = readTable(element, profile.tables.streamline);
    if (table.missing.includes("client") || table.missing.includes("number")) continue;
    return table.rows.flatMap((row) => {
      const links = Array.from(row.element.querySelectorAll("a[href]"));
      const own = links.at(-1);
      const path = own ? rowPath(own, location.href) : null;
      return path ? [{ path, client: row.cell("client") ?? "", number: row.cell("number") ?? "" }] : [];
    });
  }
  return [];
}
