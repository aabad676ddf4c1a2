import { useEffect, useState } from "preact/hooks";

interface FileSearchProps {
  search: string;
  onSearch: (search: string) => void;
}

/** The file is read for each question, so a pause in typing asks it. */
const PAUSE_MS = 250;

/** Words that a row has in any of its cells. */
export function FileSearch({ search, onSearch }: FileSearchProps) {
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    if (typed === search) return undefined;
    const timer = setTimeout(() => onSearch(typed), PAUSE_MS);
    return () => clearTimeout(timer);
    // What was asked since must not ask again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [typed]);
  return (
    <input
      type="search"
      class="pb-file-search"
      aria-label="Search rows"
      placeholder="Search rows"
      autocomplete="off"
      spellcheck={false}
      value={typed}
      onInput={({ currentTarget }) => setTyped(currentTarget.value)}
    />
  );
}
