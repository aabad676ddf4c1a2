import { VisibleText } from "../base/visible-text.tsx";
import { type Finding, SEVERITY_ORDER } from "../../lib/domain/invoice/model/finding.ts";
import { InfoIcon, TickIcon, WarningIcon } from "../base/icons.tsx";
import { Disclosure } from "../base/disclosure.tsx";
import { formatCount } from "../../lib/core/count.ts";
import { plural } from "../base/plural.ts";
import { type Cause, CauseActions, isFolded } from "./finding-cause.tsx";
import { SeverityIcon, severityText, severityTone } from "../base/severity.tsx";

/** How much of an invoice is read for certain. No findings of what isn't read is no result. */
export type Readable = "all" | "partly" | "no";

export interface InvoiceFindingsProps {
  findings: readonly Finding[];
  /** The same, by kind. */
  causes: readonly Cause[];
  /** How many lines were checked. */
  lines: number;
  readable: Readable;
  /** What couldn't be checked, in a sentence: no findings then isn't a clean result. */
  unchecked?: string | undefined;
  /** Goes to the field that the finding is about. */
  onGoTo: (finding: Finding) => void;
  /** Applies the finding's fix. Absent where the page can't be changed. */
  onFix?: ((finding: Finding) => void) | undefined;
  /** Fields are being changed. */
  isFixing: boolean;
  /** Applies all fixes of a kind. Absent where the page can't be changed. */
  onFixAll?: ((cause: Cause) => void) | undefined;
  /** Opens the setting in Options that the finding depends on. */
  onSetting: (setting: SettingProps["setting"]) => void;
}

/** The findings of an invoice: line by line, the highest severity first within each; many of one kind together behind their name. */
export function InvoiceFindings(props: InvoiceFindingsProps) {
  const { findings, causes } = props;
  if (findings.length === 0) return <NoFindings {...props} />;
  const many = causes.filter(isFolded);
  const together = new Set(many.flatMap((cause) => cause.findings));
  const item = (finding: Finding) => <FindingItem key={findingKey(finding)} {...props} finding={finding} />;
  return (
    <ul class="pb-findings">
      {many.map((cause) => (
        <li key={`${cause.severity} ${cause.code}`} class="pb-finding-fold">
          <Disclosure
            title={
              <span class={`pb-badge ${severityTone(cause.severity)}`}>
                <SeverityIcon level={cause.severity} />
                {formatCount(cause.findings.length)} × {cause.label}
              </span>
            }
          >
            <ul class="pb-finding-kind">{sortFindings(cause.findings).map(item)}</ul>
          </Disclosure>
          <span class="pb-finding-actions">
            <CauseActions cause={cause} isBusy={props.isFixing} onFixAll={props.onFixAll} />
          </span>
        </li>
      ))}
      {sortFindings(findings.filter((finding) => !together.has(finding))).map(item)}
    </ul>
  );
}

/** The same for a finding of the next reading, as long as it says the same. */
function findingKey({ lineId, code, field, what }: Finding): string {
  return `${lineId}/${code}/${field}/${what}`;
}

interface FindingItemProps extends Pick<InvoiceFindingsProps, "onGoTo" | "onFix" | "onSetting"> {
  finding: Finding;
}

function FindingItem({ finding, onGoTo, onFix, onSetting }: FindingItemProps) {
  return (
    <li
      class={`pb-finding ${severityTone(finding.severity)}`}
      data-severity={finding.severity}
      data-code={finding.code}
    >
      <span class="pb-finding-mark">
        <SeverityIcon level={finding.severity} />
        <span class="pb-unseen">{severityText(finding.severity)}: </span>
      </span>
      <span class="pb-finding-words">
        {finding.lineId && <strong>Line {finding.lineId}: </strong>}
        <VisibleText text={finding.what} />{" "}
        <span class="pb-quiet">
          <VisibleText text={finding.remedy} />
        </span>
        {finding.careview && <span class="pb-finding-careview"> In CareView: {finding.careview}</span>}
      </span>
      <span class="pb-finding-actions">
        {onFix && finding.fix && (
          <button type="button" class="pb-button" onClick={() => onFix(finding)}>
            <VisibleText text={finding.fix.label} />
          </button>
        )}
        {finding.setting && <Setting setting={finding.setting} onSetting={onSetting} />}
        <button type="button" class="pb-link" onClick={() => onGoTo(finding)}>
          Go to field
        </button>
      </span>
    </li>
  );
}

/** Nothing where the reasons why nothing is read say it all. */
function NoFindings({ lines, readable, unchecked }: InvoiceFindingsProps) {
  if (readable === "no") return null;
  const isClean = readable === "all" && !unchecked && lines > 0;
  const checked = `${plural(lines, "line")} checked${readable === "all" ? "" : " as far as they can be read"}.`;
  return (
    <p class={`pb-invoice-note ${isClean ? "pb-tone-success" : "pb-tone-neutral"}`}>
      {isClean ? <TickIcon /> : <InfoIcon />}
      {lines === 0
        ? "No line to check yet."
        : `${checked} No problems found.${unchecked ? ` ${unchecked}` : ""}`}
    </p>
  );
}

interface SettingProps extends Pick<InvoiceFindingsProps, "onSetting"> {
  setting: NonNullable<Finding["setting"]>;
}

function Setting({ setting, onSetting }: SettingProps) {
  return (
    <button type="button" class="pb-link" onClick={() => onSetting(setting)}>
      {setting.label}
    </button>
  );
}

/** Whether everything was read; and that nothing was found, where something was checked. */
export function ReadableBadge({
  findings,
  lines,
  readable,
}: Pick<InvoiceFindingsProps, "findings" | "lines" | "readable">) {
  if (readable !== "all")
    return (
      <span class="pb-badge pb-tone-warning">
        <WarningIcon />
        {readable === "no" ? "Not checked" : "Partly checked"}
      </span>
    );
  if (findings.length > 0 || lines === 0) return null;
  return (
    <span class="pb-badge pb-tone-success">
      <TickIcon />
      No findings
    </span>
  );
}

/** Findings of the whole invoice first, then line by line. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const line = ({ lineId }: Finding) => (lineId === undefined ? -1 : Number(lineId));
  return findings.toSorted(
    (a, b) => line(a) - line(b) || SEVERITY_ORDER[b.severity] - SEVERITY_ORDER[a.severity],
  );
}
