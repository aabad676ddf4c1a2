import {
  type ConnectionView,
  primaryContact,
} from "../../../lib/domain/profile/connections/connection-views.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { ContactName } from "./connection-item.tsx";

/** Who is to be reached first, on the profile at a glance (F174). Nothing where nobody is. */
export function PrimaryContact({ views }: { views: readonly ConnectionView[] }) {
  const primary = primaryContact(views);
  if (!primary) return null;
  const { contact, word } = primary;
  return (
    <p>
      Primary contact: <ContactName name={primary.name} ndisNumber={primary.ndisNumber} />
      {word && (
        <>
          {" "}
          (<VisibleText text={word} isPublic />)
        </>
      )}
      {[contact?.phone, contact?.email].map(
        (text) =>
          text && (
            <span key={text}>
              {", "}
              <VisibleText text={text} />
            </span>
          ),
      )}
    </p>
  );
}
