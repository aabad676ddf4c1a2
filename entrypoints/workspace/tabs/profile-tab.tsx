import { useState } from "preact/hooks";
import { ProfileView } from "../../../components/profile/profile-view.tsx";
import { participantName } from "../../../components/workspace/history/history-participant.tsx";
import { ParticipantPicker } from "../../../components/workspace/history/participant-picker.tsx";
import { formatTabAddress } from "../../../components/workspace/shell/tab-address.ts";
import type { TabProps } from "../../../components/workspace/shell/workspace-tab.ts";
import { type KnownParticipant, listKnownParticipants } from "../../../lib/storage/known-participants.ts";
import { PROFILE_PARTS } from "../profile/profile-parts.ts";
import { saveList } from "../save-list.ts";
import { useStored } from "../use-stored.ts";

/** A participant's profile; the address has a mark for whose it is. */
export function ProfileTab({ isShown, query }: TabProps) {
  const ndisNumber = query.get("ndis");
  const { value, problem } = useStored(listKnownParticipants, isShown);
  const chosen = value?.find((each) => each.ndisNumber === ndisNumber);
  return (
    <>
      <ParticipantPicker
        tab="profile"
        title="Profile"
        empty={<p>Nobody is stored yet. Sync a client in the CRM, and their profile begins here.</p>}
        hint="Press a name, or Enter on its row, to open that participant's profile."
        participants={value}
        problem={problem}
        isHidden={ndisNumber !== null}
        query={query.get("q") ?? undefined}
        onOpen={(row) => {
          location.hash = formatTabAddress("profile", { ndis: row.ndisNumber });
        }}
        onSave={(csv) => saveList("participants", csv)}
      />
      {ndisNumber !== null && value && (
        <OneProfile key={ndisNumber} of={chosen ?? unknown(ndisNumber)} isShown={isShown} />
      )}
    </>
  );
}

/** Somebody whose data was removed while the address stayed. */
function unknown(ndisNumber: string): KnownParticipant {
  return { ndisNumber, crms: [], isPace: null, lastRetrievedAt: null };
}

function OneProfile({ of, isShown }: { of: KnownParticipant; isShown: boolean }) {
  const sites = of.crms.map(({ site }) => site);
  const [chosen, setChosen] = useState<string | null>(null);
  const site = chosen ?? sites[0];
  const name = participantName(of);
  return (
    <ProfileView
      ndisNumber={of.ndisNumber}
      name={name}
      site={site ?? null}
      sites={sites}
      listAddress={formatTabAddress("profile")}
      onSite={setChosen}
    >
      {site === undefined && (
        <p class="pb-empty">
          No CRM page of this participant was read yet. Open the client in the CRM and synchronise.
        </p>
      )}
      {site !== undefined &&
        PROFILE_PARTS.map(({ id, Part }) => (
          <Part key={`${id} ${site}`} site={site} ndisNumber={of.ndisNumber} name={name} isShown={isShown} />
        ))}
    </ProfileView>
  );
}
