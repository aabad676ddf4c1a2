import { useId, useState } from "preact/hooks";
import { MAX_SET_UP_LENGTH } from "../../lib/domain/connection/set-up-content.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { WarningIcon } from "../base/icons.tsx";
import { ProblemNote } from "../base/problem-note.tsx";

export interface SetUpSourceProps {
  /** What was read last; `null`: nothing yet. */
  unusable: readonly string[] | null;
  /** Why the last file couldn't be read. */
  problem: Problem | null;
  onText: (text: string) => void;
}

/** Takes a set-up file, or its text, and says what of it can't be used. */
export function SetUpSource({ unusable, problem, onText }: SetUpSourceProps) {
  const fileId = useId();
  const saidId = useId();
  const [pasted, setPasted] = useState("");
  const [name, setName] = useState("");
  const [isTooLong, setTooLong] = useState(false);
  const read = (text: string) => {
    setTooLong(text.length > MAX_SET_UP_LENGTH);
    if (text.length <= MAX_SET_UP_LENGTH) onText(text);
  };
  const shown = isTooLong ? TOO_LONG : problem;
  return (
    <div class="pb-welcome-source">
      <div class="pb-field">
        <label for={fileId}>{FILE_LABEL}</label>
        <input
          id={fileId}
          type="file"
          accept=".json,application/json"
          aria-describedby={saidId}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (!file) return;
            // A corrected file may have the same name, which no browser would tell otherwise.
            currentTarget.value = "";
            setName(file.name);
            // A character has at most four bytes.
            if (file.size > MAX_SET_UP_LENGTH * 4) setTooLong(true);
            else void file.text().then(read);
          }}
        />
      </div>
      <Disclosure title="Paste its text instead">
        <form
          class="pb-welcome-paste"
          onSubmit={(event) => {
            event.preventDefault();
            if (pasted.trim() === "") return;
            setName("The text");
            read(pasted);
            // It may hold the API key.
            setPasted("");
          }}
        >
          <label>
            <span>Text of the set-up file</span>
            <textarea
              rows={4}
              spellcheck={false}
              autocomplete="off"
              value={pasted}
              onInput={({ currentTarget }) => setPasted(currentTarget.value)}
            />
          </label>
          <button type="submit" class="pb-button" aria-disabled={pasted.trim() === ""}>
            Read text
          </button>
        </form>
      </Disclosure>
      <output id={saidId}>
        {shown && <ProblemNote problem={shown} />}
        {!shown && unusable && unusable.length === 0 && <p class="pb-done">{name} was read.</p>}
        {!shown && unusable && unusable.length > 0 && (
          <div class="pb-note-box pb-tone-warning">
            <WarningIcon />
            <div class="pb-note-body">
              <p class="pb-note-what">Warning: {name} has something that can't be used. The rest was read.</p>
              <ul>
                {unusable.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </div>
          </div>
        )}
      </output>
    </div>
  );
}

const FILE_LABEL = "Set-up file";

const TOO_LONG: Problem = {
  code: "not-a-set-up-file",
  what: "This is too long to be a Planbridge set-up file, so nothing was taken from it.",
  remedy: "Choose the .json file that your administrator saved in Options > Connection.",
};
