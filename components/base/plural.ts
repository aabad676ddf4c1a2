import { formatCount } from "../../lib/core/count.ts";

/** `1 contract`, `2 contracts`, `1,204 contracts`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
