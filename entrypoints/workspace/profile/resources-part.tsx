import { useState } from "preact/hooks";
import { OwnFile } from "../../../components/profile/own-csv/own-file.tsx";
import { ProfilePart } from "../../../components/profile/profile-view.tsx";
import { ParticipantResources } from "../../../components/profile/resources/participant-resources.tsx";
import { listCsv } from "../../../components/workspace/list/list-csv.ts";
import { RESOURCE_CSV } from "../../../lib/domain/profile/own-csv/own-csv-lists.ts";
import { resourceViews, useViews as viewsOf } from "../../../lib/domain/profile/resources/resource-views.ts";
import { today } from "../../../lib/platform/system-clock.ts";
import { readResources } from "../../../lib/storage/profile/own-row-repository.ts";
import { saveList } from "../save-list.ts";
import { useStored } from "../use-stored.ts";
import type { OwnPartProps } from "./own-part-props.ts";
import { saveBy } from "./save-by.ts";
import { useOwnFile } from "./use-own-file.ts";

export function ResourcesPart({ site, ndisNumber, name, isShown, own, look }: OwnPartProps) {
  const participant = { site, ndisNumber, name };
  const views = viewsOf(own, participant, today());
  const [isListed, setListed] = useState(false);
  const all = useStored(readResources, isShown && isListed);
  const stored = () => {
    look();
    all.look();
  };
  const { onFile, ...file } = useOwnFile(site, "resources", stored);
  const rows = views.map((view) => ({ participant, view }));
  return (
    <ProfilePart
      id="resources"
      title="Resources"
      hint="Workers, equipment and places, with the days. A change shows on the resource's own list at once."
    >
      <ParticipantResources
        participant={participant}
        views={views}
        resources={own.resources}
        goals={own.ownGoals}
        all={all.value && resourceViews(all.value, site, today())}
        onAll={() => setListed(true)}
        onSave={saveBy("resource-uses.save", stored)}
        onRemove={saveBy("resource-uses.remove", stored)}
        onSaveResource={saveBy("resources.save", stored)}
      />
      <OwnFile
        {...file}
        kind="resources"
        rows={rows.length}
        onFile={onFile}
        onSave={() => saveList("resources", listCsv([{ csv: RESOURCE_CSV }], rows))}
      />
    </ProfilePart>
  );
}
