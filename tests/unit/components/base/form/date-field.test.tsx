import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { globSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { DateField, type DateFieldProps } from "../../../../../components/base/form/date-field.tsx";
import { TODAY } from "../../../test-clock.ts";
import { formatDate } from "../../../../../lib/core/calendar-date.ts";
import { seriousFindings } from "../../accessible.ts";

afterEach(cleanup);

const onInput = vi.fn<(value: string) => void>();

function Field(props: Partial<DateFieldProps>) {
  const [value, setValue] = useState(props.value ?? "");
  const enter = (next: string) => {
    onInput(next);
    setValue(next);
  };
  return <DateField id="day" label="Start date" {...props} value={value} onInput={enter} />;
}
const field = () => screen.getByLabelText<HTMLInputElement>("Start date");
const enter = (text: string) => fireEvent.input(field(), { target: { value: text } });

describe("DateField", () => {
  test("a date field shows its day as dd/mm/yyyy, and leaves what is typed alone until it is left", async () => {
    const { container } = render(<Field value="2026-07-01" />);
    expect(field().value).toBe("01/07/2026");
    fireEvent.focus(field());
    enter("1 jan 26");
    expect(onInput).toHaveBeenLastCalledWith("2026-01-01");
    expect(field().value).toBe("1 jan 26");
    fireEvent.blur(field());
    expect(field().value).toBe("01/01/2026");
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("a date field takes the word today", () => {
    render(<Field />);
    enter("today");
    expect(onInput).toHaveBeenLastCalledWith(TODAY);
    fireEvent.blur(field());
    expect(field().value).toBe(formatDate(TODAY));
  });

  test("a date field says beside itself that a text is no date, once it is left", () => {
    render(<Field />);
    fireEvent.focus(field());
    enter("13/25/2026");
    expect(screen.queryByText(/This isn't a date/)).toBeNull();
    fireEvent.blur(field());
    expect(screen.getByText(/This isn't a date/)).toBeTruthy();
    expect(field().getAttribute("aria-describedby")).toContain("day-error");
    // Nobody takes it for an empty field.
    expect(onInput).toHaveBeenLastCalledWith("13/25/2026");
    enter("");
    expect(screen.queryByText(/This isn't a date/)).toBeNull();
  });

  test("a date field goes to the next and the previous day by Up and Down, over the end of a year", () => {
    render(<Field value="2026-12-31" />);
    fireEvent.keyDown(field(), { key: "ArrowUp" });
    expect(field().value).toBe("01/01/2027");
    fireEvent.keyDown(field(), { key: "ArrowDown" });
    expect(onInput).toHaveBeenLastCalledWith("2026-12-31");
    enter("soon");
    fireEvent.keyDown(field(), { key: "ArrowUp" });
    expect(field().value).toBe("soon");
  });

  test("a date field shows a day that something else has set", () => {
    const props = { id: "day", label: "Start date", onInput };
    const { rerender } = render(<DateField {...props} value="" />);
    enter("1/7/26");
    rerender(<DateField {...props} value="2026-08-02" />);
    expect(field().value).toBe("02/08/2026");
  });

  test("no surface has a browser's own date field, which shows the browser's own format", () => {
    const sources = globSync("{components,entrypoints}/**/*.{tsx,html}");
    expect(sources.length).toBeGreaterThan(100);
    const own = /type=(?:"|\{")(?:date|month|week|time|datetime-local)"/;
    expect(sources.filter((path) => own.test(readFileSync(path, "utf8")))).toEqual([]);
  });
});
