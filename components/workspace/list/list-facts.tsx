import { VisibleText } from "../../base/visible-text.tsx";

/** What is told of one row of a list, by name; `null`: nothing, and the name is left out. */
export function ListFacts({ facts }: { facts: readonly (readonly [name: string, value: string | null])[] }) {
  return (
    <dl class="pb-list-facts">
      {facts.flatMap(([name, value]) =>
        value === null ? (
          []
        ) : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <VisibleText text={value} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
