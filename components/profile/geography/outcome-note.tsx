import { Fragment } from "preact";
import type { Geography } from "../../../lib/domain/profile/geography/classify-address.ts";
import type { Mmm } from "../../../lib/domain/profile/geography/locality.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { Warnings } from "../../base/warnings.tsx";

export interface OutcomeNoteProps {
  geography: Geography;
  /** Takes a suburb of the table in the place of the one that was entered. */
  onSuburb?: ((suburb: string) => void) | undefined;
}

/** Why nothing is known of an address, and what to do; what follows for prices where it is known. */
export function OutcomeNote({ geography, onSuburb }: OutcomeNoteProps) {
  switch (geography.state) {
    case "found":
      return <PriceNote mmm={geography.mmm} />;
    case "no-table":
      return <p class="pb-hint">Import a postcode table below to see them.</p>;
    case "no-address":
      return <p class="pb-hint">The address tells no {geography.missing.join(" and no ")}.</p>;
    case "bad-postcode":
      return <Warnings warnings={[`“${geography.postcode}” is no postcode: it has four digits.`]} />;
    case "not-found":
      return <NotFound {...geography} onSuburb={onSuburb} />;
    default:
      return null;
  }
}

function PriceNote({ mmm }: { mmm: Mmm | null }) {
  if (mmm !== 6 && mmm !== 7) return null;
  const area = mmm === 6 ? "remote" : "very remote";
  return <p class="pb-hint">Rates of this participant are compared with the limits for {area} areas.</p>;
}

function NotFound({
  postcode,
  suburb,
  alike,
  onSuburb,
}: Extract<Geography, { state: "not-found" }> & Pick<OutcomeNoteProps, "onSuburb">) {
  return (
    <>
      <Warnings warnings={[`${postcode} ${suburb} isn't in the postcode table, so nothing is told.`]} />
      {alike.length === 0 ? (
        <p class="pb-hint">The table has no suburb under {postcode}.</p>
      ) : (
        <p class="pb-hint">
          The table has under {postcode}:{" "}
          {alike.map((each, at) => (
            <Fragment key={each}>
              {at > 0 && ", "}
              {onSuburb ? (
                <button type="button" class="pb-link" onClick={() => onSuburb(each)}>
                  {each}
                </button>
              ) : (
                <VisibleText text={each} isPublic />
              )}
            </Fragment>
          ))}
        </p>
      )}
    </>
  );
}
