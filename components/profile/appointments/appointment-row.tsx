import { useId, useState } from "preact/hooks";
import type { Appointment } from "../../../lib/domain/profile/crm-profile/crm-profile.ts";
import { durationOf } from "../../../lib/domain/profile/crm-profile/upcoming-appointments.ts";
import { formatWallTime, weekdayOf } from "../../../lib/domain/profile/crm-profile/wall-time.ts";
import { ChevronIcon, ClockIcon } from "../../base/icons.tsx";
import { UnreadNote } from "../glance/list-origin.tsx";
import { ToldFacts, ToldNames, ToldText } from "../glance/told-facts.tsx";

export interface AppointmentRowProps {
  appointment: Appointment;
  /** Opens the appointment's page in the CRM. */
  onOpen: (path: string) => void;
  /** Opens a map with the way to this address. */
  onDirections: (address: string) => void;
}

/** Start, recurring mark, status and minutes; more of it once it is opened (F168, F169). */
export function AppointmentRow({ appointment, onOpen, onDirections }: AppointmentRowProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { path, start, status, isRecurring, end } = appointment;
  const when = `${weekdayOf(start.date)} ${formatWallTime(start)}`;
  const { minutes, fault } = durationOf(appointment);
  return (
    <li class="pb-appointment">
      <div class="pb-appointment-head">
        <span class="pb-appointment-start">
          {path === null ? (
            when
          ) : (
            <button type="button" class="pb-link" onClick={() => onOpen(path)}>
              {when} <span class="pb-unseen">open the appointment in the CRM</span>
            </button>
          )}
          {isRecurring === true && (
            <span class="pb-appointment-mark">
              <ClockIcon />
              Recurring
            </span>
          )}
        </span>
        <span class="pb-appointment-status">
          <ToldText text={status} isPublic />
        </span>
        <span class="pb-appointment-minutes">
          {minutes === null ? <span class="pb-quiet">Duration not told</span> : `${minutes} min`}
        </span>
        <button
          type="button"
          class="pb-link pb-appointment-more"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          <ChevronIcon />
          Details <span class="pb-unseen">of {when}</span>
        </button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <>
            {fault && <UnreadNote unread={fault} />}
            {!end && minutes === null && <p class="pb-hint">The CRM doesn't tell when it ends.</p>}
            <Details appointment={appointment} onDirections={onDirections} />
          </>
        )}
      </div>
    </li>
  );
}

function Details({
  appointment: { end, resources, services, address },
  onDirections,
}: Pick<AppointmentRowProps, "appointment" | "onDirections">) {
  return (
    <>
      <ToldFacts
        facts={[
          ...(end ? [{ label: "End", value: formatWallTime(end) }] : []),
          { label: "Resources", value: <ToldNames names={resources} /> },
          { label: "Services", value: <ToldNames names={services} isPublic /> },
          { label: "Address", value: <ToldText text={address} /> },
        ]}
      />
      {address && (
        <p class="pb-hint">
          <button type="button" class="pb-link" onClick={() => onDirections(address)}>
            Directions
          </button>{" "}
          opens Google Maps in a new tab and sends this address to Google.
        </p>
      )}
    </>
  );
}
