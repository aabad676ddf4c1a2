import { useEffect, useRef, useState } from "preact/hooks";
import type { ProviderReply } from "../../../lib/invoice-files/export/reply-message.ts";

interface ReplyDraftProps {
  reply: ProviderReply;
  onSave: (reply: ProviderReply) => void;
  onCopy: (reply: ProviderReply) => Promise<void>;
  onClose: () => void;
}

/** A reply to a provider, as it will be sent. Enter saves it as a draft, Escape closes it. */
export function ReplyDraft({ reply, onSave, onCopy, onClose }: ReplyDraftProps) {
  const save = useRef<HTMLButtonElement>(null);
  const [said, say] = useState("");
  useEffect(() => {
    say("");
    save.current?.focus();
  }, [reply]);
  return (
    // A key that closes it, whatever in it has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      class="pb-reply"
      aria-label="Reply to the provider"
      onKeyDown={({ key }) => key === "Escape" && onClose()}
    >
      <h3>{reply.subject}</h3>
      <p class="pb-reply-body">{reply.body}</p>
      <div class="pb-actions">
        <button
          ref={save}
          type="button"
          class="pb-button pb-button-main"
          onClick={() => {
            onSave(reply);
            say("Saved. Open it to send it from your mail program.");
          }}
        >
          Save as email
        </button>
        <button
          type="button"
          class="pb-button"
          onClick={() =>
            void onCopy(reply).then(
              () => say("Copied."),
              () => say("The browser didn't allow copying. Save it as email instead."),
            )
          }
        >
          Copy text
        </button>
        <button type="button" class="pb-button" onClick={onClose}>
          Close
        </button>
      </div>
      <output class="pb-hint">{said}</output>
    </section>
  );
}
