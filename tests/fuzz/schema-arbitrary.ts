import fc from "fast-check";
import { hostileText } from "./mutate.ts";

/** The parts of a schema of zod that tell what fits it. */
interface Definition {
  type: string;
  shape?: Record<string, unknown>;
  element?: unknown;
  innerType?: unknown;
  options?: readonly unknown[];
  items?: readonly unknown[];
  entries?: Record<string, string | number>;
  values?: readonly unknown[];
  valueType?: unknown;
  in?: unknown;
  left?: unknown;
  right?: unknown;
}

/** Texts of the forms that operations expect: paths, ids, days, numbers. */
const TEXTS = [
  "/Clients/Profile/11?tab=a",
  "https://crm.example.org",
  "430000017",
  "1790000000000-0a1b2c3d",
  "1790000000000-0a1b2c3d/00001",
  "2026-07-01",
  "50000001",
  "1080001",
  "Ngozi Okafor",
  "",
];

/** Values that mostly fit the schema, in form if not in every limit. What isn't known of it is anything. */
export function arbitraryOf(schema: unknown): fc.Arbitrary<unknown> {
  const { type, ...of } = (schema as { def: Definition }).def;
  switch (type) {
    case "object":
      return fc.record(
        Object.fromEntries(Object.entries(of.shape ?? {}).map(([key, part]) => [key, arbitraryOf(part)])),
        { requiredKeys: requiredOf(of.shape ?? {}) },
      );
    case "array":
      return fc.array(arbitraryOf(of.element), { maxLength: 4 });
    case "tuple":
      return fc.tuple(...(of.items ?? []).map(arbitraryOf));
    case "union":
      return fc.oneof(...(of.options ?? []).map(arbitraryOf));
    case "nullable":
      return fc.option(arbitraryOf(of.innerType));
    case "optional":
    case "default":
    case "catch":
    case "readonly":
    case "nonoptional":
      return arbitraryOf(of.innerType);
    case "pipe":
      return arbitraryOf(of.in);
    case "intersection":
      return fc
        .tuple(arbitraryOf(of.left), arbitraryOf(of.right))
        .map(([left, right]) => Object.assign({}, left, right) as unknown);
    case "enum":
      return fc.constantFrom(...Object.values(of.entries ?? { none: "" }));
    case "literal":
      return fc.constantFrom(...(of.values ?? [""]));
    case "record":
      return fc.dictionary(fc.constantFrom(...TEXTS), arbitraryOf(of.valueType), { maxKeys: 3 });
    case "string":
    case "template_literal":
      return fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
        { weight: 1, arbitrary: hostileText },
      );
    case "number":
    case "int":
      return fc.oneof(fc.nat(5000), fc.constantFrom(1, 7, 100_000), fc.double());
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.anything();
  }
}

function requiredOf(shape: Record<string, unknown>): string[] {
  return Object.keys(shape).filter((key) => (shape[key] as { def: Definition }).def.type !== "optional");
}
