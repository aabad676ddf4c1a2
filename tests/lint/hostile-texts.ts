import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** A text that is made as it is needed: `start`, then `repeated` up to the length, then `end`. */
export interface HostileText {
  start: string;
  repeated: string;
  end: string;
}

/** What no expression expects, so that a match that got far has to be given up. */
const ENDS = ["", "\n", "!"];

/**
 * Texts on which an expression that backtracks takes longest: each of its own parts over and over, after what leads to it and
 * before what it can't end with; and all of it but its end, over and over.
 */
export function hostileTexts(source: string, flags: string): HostileText[] {
  const pattern = new RegExpParser().parsePattern(source, undefined, undefined, {
    unicode: flags.includes("u"),
    unicodeSets: flags.includes("v"),
  });
  const whole = sampleOf(pattern);
  const repeated = new Map<string, Set<string>>();
  const add = (text: string, start: string) => {
    if (text !== "") repeated.set(text, (repeated.get(text) ?? new Set([""])).add(start));
  };
  add(whole, "");
  add(whole.slice(0, -1), "");
  for (const { node, before } of parts(pattern.alternatives, "")) {
    const sample = sampleOf(node);
    add(sample, before);
    add(`${before}!`, "");
    add(before + sample.slice(0, -1), "");
  }
  return Array.from(repeated).flatMap(([text, starts]) =>
    Array.from(starts).flatMap((start) => ENDS.map((end) => ({ start, repeated: text, end }))),
  );
}

/** At this length a text takes an expression that is quadratic some seconds, and one that isn't a millisecond. */
const HOSTILE_LENGTH = 100_000;

export function writeHostileText({ start, repeated, end }: HostileText): string {
  const count = Math.ceil(HOSTILE_LENGTH / repeated.length);
  return start + repeated.repeat(count) + end;
}

/** Every part that may be repeated or is one of several, with a sample of what has to come before it. */
function* parts(
  alternatives: readonly AST.Alternative[],
  before: string,
): Generator<{ node: AST.Node; before: string }> {
  for (const { elements } of alternatives) {
    let led = before;
    for (const element of elements) {
      const inner = element.type === "Quantifier" ? element.element : element;
      if (element.type === "Quantifier" && element.max > 4) yield { node: inner, before: led };
      if ("alternatives" in inner) {
        for (const alternative of inner.alternatives) yield { node: alternative, before: led };
        yield* parts(inner.alternatives, led);
      }
      led += sampleOf(element);
    }
  }
}

/** A short text that the part matches, as nearly as it can be told without its surroundings. */
function sampleOf(node: AST.Node): string {
  switch (node.type) {
    case "Pattern":
    case "Group":
    case "CapturingGroup":
      return sampleOf(node.alternatives[0] as AST.Node);
    case "Alternative":
      return node.elements.map(sampleOf).join("");
    case "Quantifier":
      return sampleOf(node.element).repeat(Math.max(1, node.min));
    case "Character":
      return String.fromCodePoint(node.value);
    case "CharacterSet":
      return sampleOfSet(node);
    case "CharacterClass":
      return node.negate ? notIn(node) : sampleOf(node.elements[0] ?? node);
    case "CharacterClassRange":
      return sampleOf(node.min);
    default:
      return "";
  }
}

function sampleOfSet(node: AST.CharacterSet): string {
  if (node.kind === "digit") return node.negate ? "a" : "1";
  if (node.kind === "space") return node.negate ? "a" : " ";
  if (node.kind === "word") return node.negate ? "-" : "a";
  if (node.kind === "any") return "a";
  const class_ = new RegExp(node.raw, "u");
  return SAMPLES.find((character) => class_.test(character)) ?? "";
}

function notIn(node: AST.CharacterClass): string {
  const class_ = new RegExp(node.raw, /\\[pP]/.test(node.raw) ? "u" : "");
  return SAMPLES.find((character) => class_.test(character)) ?? "";
}

const SAMPLES = [
  "a",
  "A",
  "1",
  " ",
  "-",
  ".",
  "(",
  "\u0430",
  "\u03b1",
  "\u0301",
  "\u200b",
  "\u0007",
  "\u{1f600}",
  "\u00ae",
];
