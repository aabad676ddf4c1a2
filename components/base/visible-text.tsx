import { showInvisible } from "../../lib/core/invisible-characters.ts";

export interface VisibleTextProps {
  text: string;
  /** A word of the NDIA, of a price list or of Planbridge: it names nobody, and presentation mode leaves it. */
  isPublic?: boolean | undefined;
}

/**
 * Text from outside: a name, a cell, a quotation in a finding. Invisible characters are shown as marks, and its text
 * direction is isolated, so that it can't reorder or hide the text around it. Presentation mode hides it.
 */
export function VisibleText({ text, isPublic = false }: VisibleTextProps) {
  return <bdi {...(isPublic ? { "data-public": "" } : {})}>{showInvisible(text)}</bdi>;
}

/** A sentence of ours in which `isolateText` has set apart what comes from outside. */
export function SentenceWithNames({ text }: { text: string }) {
  return text
    .split(ISOLATED)
    .map((part, at) => (at % 2 === 1 ? <VisibleText key={part} text={part} /> : part));
}

const ISOLATED = /\u2068([^\u2068\u2069]*)\u2069/;

/** As it stands on screens; presentation mode hides the digits. */
export function NdisNumber({ value }: { value: string }) {
  return <span data-private="">{value}</span>;
}
