import { useState } from "preact/hooks";
import { Connections } from "../../../components/profile/connections/connections.tsx";
import { OwnFile } from "../../../components/profile/own-csv/own-file.tsx";
import { ProfilePart } from "../../../components/profile/profile-view.tsx";
import { listCsv } from "../../../components/workspace/list/list-csv.ts";
import { connectionViews } from "../../../lib/domain/profile/connections/connection-views.ts";
import { CONNECTION_CSV } from "../../../lib/domain/profile/own-csv/own-csv-lists.ts";
import { participantProfile } from "../../../lib/domain/profile/profile-key.ts";
import { listConnectable } from "../../../lib/storage/profile/own-row-repository.ts";
import { saveList } from "../save-list.ts";
import { useStored } from "../use-stored.ts";
import type { OwnPartProps } from "./own-part-props.ts";
import { saveBy } from "./save-by.ts";
import { useOwnFile } from "./use-own-file.ts";

export function ConnectionsPart({ site, ndisNumber, name, isShown, own, look }: OwnPartProps) {
  const participant = { site, ndisNumber, name };
  const profile = participantProfile(participant);
  const views = connectionViews(own, profile);
  const [isChoosing, setChoosing] = useState(false);
  const connectable = useStored((db) => listConnectable(db, site), isShown && isChoosing);
  const stored = () => {
    look();
    connectable.look();
  };
  const { onFile, ...file } = useOwnFile(site, "connections", stored);
  const rows = views.map((view) => ({ participant, view }));
  return (
    <ProfilePart
      id="connections"
      title="Connections"
      hint="Each connection shows on both profiles, the primary contact first."
    >
      <Connections
        profile={profile}
        views={views}
        types={own.types}
        connectable={connectable.value}
        onChoose={() => setChoosing(true)}
        onSave={saveBy("connections.save", stored)}
        onRemove={saveBy("connections.remove", stored)}
        onSaveContact={saveBy("contacts.save", stored)}
        onSaveType={saveBy("connection-types.save", stored)}
      />
      <OwnFile
        {...file}
        kind="connections"
        rows={rows.length}
        onFile={onFile}
        onSave={() => saveList("connections", listCsv([{ csv: CONNECTION_CSV }], rows))}
      />
    </ProfilePart>
  );
}
