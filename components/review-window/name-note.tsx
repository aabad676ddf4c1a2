import { nameOfInvisible } from "../../lib/core/invisible-characters.ts";
import { findUnusualInName } from "../../lib/core/look-alikes.ts";
import { Warnings } from "../base/warnings.tsx";

/**
 * Where a person confirms something about whoever has this name: that it has characters that can't be seen, by which it could be
 * taken for another's. Nothing where there are none.
 */
export function NameNote({ name }: { name: string }) {
  const { invisible } = findUnusualInName(name);
  if (invisible.length === 0) return null;
  const which = invisible.map(nameOfInvisible).join(", ");
  return (
    <Warnings
      warnings={[
        `This name contains characters that can't be seen (${which}). They stand in brackets here. Check in the CRM whose name it is.`,
      ]}
    />
  );
}
