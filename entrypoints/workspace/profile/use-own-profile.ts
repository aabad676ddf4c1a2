import { useState } from "preact/hooks";
import { useRequest } from "../../../components/hooks/use-request.ts";
import type { OwnChange, OwnProfile } from "../../../lib/domain/profile/own-profile.ts";

type OwnValue = OwnChange extends infer Change
  ? Change extends OwnChange
    ? Omit<Change, "revision">
    : never
  : never;

/** Saves one part of what was entered of a participant, and looks at what is stored then. */
export function useOwnProfile(stored: OwnProfile | undefined, look: () => void) {
  const [isSaving, setIsSaving] = useState(false);
  const { problem, request } = useRequest();
  /** Resolves to whether it was stored. */
  const save = async (value: OwnValue): Promise<boolean> => {
    if (!stored || isSaving) return false;
    setIsSaving(true);
    const { site, ndisNumber, revisions } = stored;
    const change = { ...value, revision: revisions[value.part] };
    const saved = await request("profile.save-own", { site, ndisNumber, change });
    setIsSaving(false);
    // Where somebody else saved in the meantime, that is what one has to see.
    look();
    return saved !== undefined;
  };
  return { isSaving, problem, save };
}
