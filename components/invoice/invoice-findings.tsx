import { VisibleText } from "../base/visible-text.tsx";
import { type Finding, type Severity, SEVERITY_ORDER } from "../../lib/domain/invoice/model/finding.ts";
import { InfoIcon, TickIcon, WarningIcon } from "../base/icons.tsx";
import { useOffers } from "../palette/offers.ts";
import { plural } from "../base/plural.ts";
import { severityCount, SeverityIcon, severityText, severityTone } from "../base/severity.tsx";

/** How much of an invoice is read for certain. No findings of what isn't read is no result. */
export type Readable = "all" | "partly" | "no";

export interface InvoiceFindingsProps {
  findings: readonly Finding[];
  /** How many lines were checked. */
  lines: number;
  readable: Readable;
  /** What couldn't be checked, in a sentence: no findings then isn't a clean result. */
  unchecked?: string | undefined;
  /** Goes to the field that the finding is about. */
  onGoTo: (finding: Finding) => void;
  /** Applies the finding's fix. Absent where the page can't be changed. */
  onFix?: ((finding: Finding) => void) | undefined;
  /** Opens the setting in Options that the finding depends on. */
  onSetting: (setting: SettingProps["setting"]) => void;
}

/** The findings of an invoice, line by line, the highest severity first within each. */
export function InvoiceFindings(props: InvoiceFindingsProps) {
  const { findings, onGoTo, onFix, onSetting } = props;
  if (findings.length === 0) return <NoFindings {...props} />;
  return (
    <ul class="pb-findings">
      {sortFindings(findings).map((finding) => (
        <li
          key={`${finding.lineId}/${finding.code}/${finding.field}/${finding.what}`}
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
      ))}
    </ul>
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

export interface FindingCountsProps {
  findings: readonly Finding[];
  readable: Readable;
  /** Goes to the next finding, then starts again. */
  onNext?: (() => void) | undefined;
}

/** The number of findings by severity, and a link to the next. */
export function FindingCounts({ findings, readable, onNext }: FindingCountsProps) {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const counts = (["block", "warn", "note"] as const).filter((severity) => count(severity) > 0);
  useOffers({ next: counts.length > 0 && onNext });
  return (
    <span class="pb-finding-counts">
      {counts.length === 0 && readable === "all" && (
        <span class="pb-badge pb-tone-success">
          <TickIcon />
          No findings
        </span>
      )}
      {readable !== "all" && (
        <span class="pb-badge pb-tone-warning">
          <WarningIcon />
          {readable === "no" ? "Not checked" : "Partly checked"}
        </span>
      )}
      {counts.map((severity) => (
        <span key={severity} class={`pb-badge ${severityTone(severity)}`}>
          <SeverityIcon level={severity} />
          {severityCount(severity, count(severity))}
        </span>
      ))}
      {onNext && counts.length > 0 && (
        <button type="button" class="pb-link" onClick={onNext}>
          Next problem
        </button>
      )}
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
