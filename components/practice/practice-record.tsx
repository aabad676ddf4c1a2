import type {
  PracticeForm,
  PracticePage,
  PracticeSection,
  PracticeTable,
} from "../../lib/domain/practice/practice-page.ts";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { VisibleText } from "../base/visible-text.tsx";

/** A record of the practice CRM, as its own page would show it. It can only be looked at. */
export function PracticeRecord({ page }: { page: PracticePage }) {
  const { heading, isPace, client, editPath, sections, form } = page;
  return (
    <>
      <h1 tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        <VisibleText text={heading} /> {isPace && <span class="pb-badge">PACE</span>}
      </h1>
      {client && (
        <p>
          Client:{" "}
          <a class="pb-link" href={`#${client.path}`}>
            <VisibleText text={client.name} />
          </a>
        </p>
      )}
      {editPath && (
        <p>
          <a class="pb-link" href={`#${editPath}`}>
            Show the form
          </a>
        </p>
      )}
      {sections.map((section) => (
        <Section key={section.title} section={section} />
      ))}
      {form && <Form form={form} />}
    </>
  );
}

function Section({ section: { title, facts, table } }: { section: PracticeSection }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {facts.length > 0 && <Facts facts={facts} />}
      {table && <Table table={table} label={title} />}
    </section>
  );
}

function Facts({ facts }: Pick<PracticeSection, "facts">) {
  return (
    <dl class="pb-practice-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === "" ? <span class="pb-quiet">Empty</span> : <VisibleText text={value} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function Table({ table: { columns, rows, empty }, label }: { table: PracticeTable; label: string }) {
  if (rows.length === 0) return <p class="pb-quiet">{empty}</p>;
  return (
    <div class="pb-practice-scroll">
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, link }) => (
            <tr key={link?.path ?? cells.join(" ")}>
              {cells.map((cell, at) => (
                <td key={columns[at]}>{cell}</td>
              ))}
              <td>
                {link && (
                  <a class="pb-link" href={`#${link.path}`}>
                    {link.words}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Form({ form }: { form: PracticeForm }) {
  const facts = form.fields.map(({ label, value, isTick }): [string, string] => [
    label,
    isTick ? (value ? "Yes" : "No") : value,
  ]);
  return <Facts facts={facts} />;
}
