import { formatDate, type IsoDate } from "../../../lib/core/calendar-date.ts";
import { ageOn } from "../../../lib/domain/profile/crm-profile/age.ts";
import type { ClientDetails } from "../../../lib/domain/profile/crm-profile/crm-profile.ts";
import type { CrmProfileView } from "../../../lib/domain/profile/crm-profile/crm-profile-view.ts";
import { NdisNumber } from "../../base/visible-text.tsx";
import { NotTold, type ToldFact, ToldFacts, ToldText } from "./told-facts.tsx";

export interface GlanceFactsProps {
  person: NonNullable<CrmProfileView["person"]>;
  ndisNumber: string;
  today: IsoDate;
}

/** Who the participant is, and how to reach them (F159). */
export function GlanceFacts({ person, ndisNumber, today }: GlanceFactsProps) {
  const { name, dateOfBirth, details } = person;
  const text = (label: string, value: string | undefined, isPublic = false): ToldFact => ({
    label,
    value: <ToldText text={value} isPublic={isPublic} />,
  });
  return (
    <>
      <FactGroup
        title="Personal"
        facts={[
          text("Name", fullName(details) ?? name),
          { label: "NDIS number", value: <NdisNumber value={ndisNumber} /> },
          text("Status", details.status, true),
        ]}
      />
      <FactGroup
        title="Contact"
        facts={[
          text("Phone", details.phone),
          text("Mobile", details.mobile),
          text("Email", details.email),
          text("Additional emails", details.additionalEmails),
        ]}
      />
      <FactGroup
        title="Address"
        facts={[
          text("Address", details.address),
          text("Suburb", details.suburb),
          text("State", details.state, true),
          text("Postcode", details.postcode),
        ]}
      />
      <FactGroup
        title="Demographics"
        facts={[
          { label: "Date of birth", value: <Birthday dateOfBirth={dateOfBirth} today={today} /> },
          text("Gender", details.gender),
          text("Primary language", details.language),
          text("Interpreter required", details.interpreter),
        ]}
      />
      <FactGroup
        title="Communication preferences"
        facts={[
          text("Monthly statement opt out", details.statementOptOut, true),
          text("Send postal statement", details.postalStatement, true),
        ]}
      />
    </>
  );
}

function FactGroup({ title, facts }: { title: string; facts: readonly ToldFact[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ToldFacts facts={facts} />
    </>
  );
}

function Birthday({ dateOfBirth, today }: { dateOfBirth: IsoDate | null; today: IsoDate }) {
  if (dateOfBirth === null) return <NotTold />;
  const age = ageOn(dateOfBirth, today);
  return (
    <span data-private="">
      {formatDate(dateOfBirth)}
      {age !== null && `, ${age} years old`}
    </span>
  );
}

/** `null`: the page has no fields for it, and its heading names the person. */
function fullName({ title = "", firstName, surname }: ClientDetails): string | null {
  if (firstName === undefined || surname === undefined) return null;
  return [title, firstName, surname].filter(Boolean).join(" ");
}
