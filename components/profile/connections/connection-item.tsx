import type { ConnectionView } from "../../../lib/domain/profile/connections/connection-views.ts";
import { CONNECTION_OPTIONS } from "../../../lib/domain/profile/connections/connection-side.ts";
import { NdisNumber, VisibleText } from "../../base/visible-text.tsx";

/** Who is connected, as what, for what, and how to reach them. */
export function ConnectionItem({ view }: { view: ConnectionView }) {
  const { side, contact, word, ndisNumber, theirs } = view;
  const isFormer = side.status === "former";
  return (
    <>
      <p class="pb-entry-head">
        <span class="pb-entry-name">
          <ContactName name={view.name} ndisNumber={ndisNumber} />
        </span>
        <span>{word ? <VisibleText text={word} isPublic /> : "type not known"}</span>
        {isFormer && <span class="pb-entry-mark pb-entry-mark-quiet">Former</span>}
        {side.options.map((option) => (
          <span key={option} class="pb-entry-mark">
            {CONNECTION_OPTIONS[option]}
          </span>
        ))}
      </p>
      {contact && (
        <p class="pb-entry-lines">
          {[contact.phone, contact.email, contact.address].map(
            (text) => text !== null && <VisibleText key={text} text={text} />,
          )}
          {contact.phone === null && contact.email === null && <span>No phone or email told</span>}
        </p>
      )}
      {contact && (
        <p class="pb-entry-lines">
          <span>
            On this contact&apos;s profile:{" "}
            {theirs.map((end, at) => (
              <span key={end.id}>
                {at > 0 && ", "}
                <ContactName name={end.name} ndisNumber={end.ndisNumber} />
                {end.word && (
                  <>
                    {" "}
                    (<VisibleText text={end.word} isPublic />
                    {end.isFormer && ", former"})
                  </>
                )}
              </span>
            ))}
          </span>
        </p>
      )}
    </>
  );
}

/** A participant whom no page has named is told by their number. */
export function ContactName({ name, ndisNumber }: Pick<ConnectionView, "name" | "ndisNumber">) {
  if (name !== null) return <VisibleText text={name} />;
  if (ndisNumber === null) return <>A contact who can&apos;t be read</>;
  return (
    <>
      NDIS number <NdisNumber value={ndisNumber} />
    </>
  );
}
