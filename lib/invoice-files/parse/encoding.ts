import type { Problem } from "../../core/problem.ts";

export type Encoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

/** How a file's bytes become units of text. Separators, quotes and line ends are one unit in every encoding here. */
export interface DetectedEncoding {
  encoding: "utf-8" | "utf-16le" | "utf-16be";
  /** Bytes of the byte order mark. */
  bom: 0 | 2 | 3;
  /** Bytes a unit. */
  unit: 1 | 2;
}

/** What kind of text a file begins as, or why it isn't text. */
export function detectEncoding(head: Uint8Array): DetectedEncoding | Problem {
  const foreign = FOREIGN.find(({ begins }) => begins.every((byte, at) => head[at] === byte));
  if (foreign) return { code: "file-not-text", what: foreign.what, remedy: foreign.remedy };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", bom: 3, unit: 1 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", bom: 2, unit: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", bom: 2, unit: 2 };
  if (!head.includes(0)) return { encoding: "utf-8", bom: 0, unit: 1 };
  // Of UTF-16, nearly every other byte of such a file is zero; of text with a stray one, hardly any is.
  const zeros = (odd: 0 | 1) => head.filter((byte, at) => at % 2 === odd && byte === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (even === 0 && odd > head.length / 4) return { encoding: "utf-16le", bom: 0, unit: 2 };
  if (odd === 0 && even > head.length / 4) return { encoding: "utf-16be", bom: 0, unit: 2 };
  const controls = head.filter(isControl).length;
  if (controls * 100 <= head.length) return { encoding: "utf-8", bom: 0, unit: 1 };
  return {
    code: "file-not-text",
    what: "This isn't a text file, so it isn't a CSV file.",
    remedy: "Export it again as CSV (UTF-8).",
  };
}

/** Below the letters, and neither tab nor line end. Compressed files and pictures have many. */
function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
}

const SAVE_AS_CSV = "Open it in Excel, choose Save As, and pick CSV UTF-8.";
const FOREIGN = [
  {
    begins: [0x50, 0x4b, 0x03, 0x04],
    what: "This is an Excel workbook, not a CSV file.",
    remedy: SAVE_AS_CSV,
  },
  {
    begins: [0xd0, 0xcf, 0x11, 0xe0],
    what: "This is an old Excel workbook, not a CSV file.",
    remedy: SAVE_AS_CSV,
  },
  { begins: [0x25, 0x50, 0x44, 0x46], what: "This is a PDF, not a CSV file.", remedy: "Ask for the CSV." },
  {
    begins: [0x3c],
    what: "This is a web page or XML, not a CSV file, whatever its file extension.",
    remedy: SAVE_AS_CSV,
  },
];

/** A stretch of a file, in bytes and in units of text. */
export interface RowChunk {
  bytes: Uint8Array<ArrayBuffer>;
  unit: 1 | 2;
  units: Uint8Array | Uint16Array;
}

const encodeSingleByte = new TextDecoder("windows-1252");

export function chunkFrom(
  bytes: Uint8Array<ArrayBuffer>,
  { encoding, unit }: Pick<DetectedEncoding, "encoding" | "unit">,
): RowChunk {
  if (unit === 1) return { bytes, unit, units: bytes };
  const units = new Uint16Array(bytes.length >> 1);
  const low = encoding === "utf-16le" ? 0 : 1;
  for (let at = 0; at < units.length; at += 1) {
    units[at] = (bytes[2 * at + low] ?? 0) | ((bytes[2 * at + 1 - low] ?? 0) << 8);
  }
  return { bytes, unit, units };
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Text of a cell with bytes beyond ASCII: UTF-8, and windows-1252 only where it can't be. */
export function decodeCell(bytes: Uint8Array): { text: string; encoding: "utf-8" | "windows-1252" } {
  try {
    return { text: strict.decode(bytes), encoding: "utf-8" };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { text: encodeSingleByte.decode(bytes), encoding: "windows-1252" };
  }
}

/** Bytes of a text that we add to a file, in the file's own encoding; `?` for what windows-1252 doesn't have. */
export function encode(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "windows-1252") {
    return Uint8Array.from(text, (letter) => BYTE_OF.get(letter) ?? 0x3f);
  }
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) {
    view.setUint16(2 * at, text.charCodeAt(at), encoding === "utf-16le");
  }
  return bytes;
}

const BYTE_OF = new Map(
  Array.from({ length: 256 }, (_, byte) => [encodeSingleByte.decode(Uint8Array.of(byte)), byte] as const),
);
