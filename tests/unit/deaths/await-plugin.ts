import { parseAst, type Plugin } from "vite";
import { isMachine } from "./machines.ts";

/** A node of the syntax tree, as far as it is looked at. */
interface Node {
  type: string;
  start: number;
  end: number;
  argument?: Node;
}

/**
 * Numbers every `await` of the machines' modules, and leads what is awaited through `awaitPoints.at`: there a test lets a worker die.
 * A dead worker's call never comes back from an `await`; what it had begun takes its course without it.
 */
export function numberAwaits(): Plugin {
  return {
    name: "number-awaits",
    // After the types were taken away.
    enforce: "post",
    transform(code, id) {
      const file = id.split("?")[0]?.split("/lib/")[1];
      if (!file || !isMachine(file)) return null;
      const found = findAwaits(parseAst(code));
      const inserts = found.flatMap(({ argument }, at) => [
        { place: argument.start, text: `__awaits.at("${file}#${at}", ` },
        { place: argument.end, text: ")" },
      ]);
      const sites = found.map(({ argument }, at) => [
        `${file}#${at}`,
        code.slice(argument.start, argument.end).replaceAll(/\s+/g, " ").slice(0, 70),
      ]);
      let result = code;
      // From the end on, so that the places before stay right; of two at one place the closing one stands first.
      for (const { place, text } of inserts.toSorted(
        (a, b) => b.place - a.place || (a.text === ")" ? 1 : -1),
      ))
        result = result.slice(0, place) + text + result.slice(place);
      return {
        code: `import { awaitPoints as __awaits } from "${import.meta.dirname}/life.ts";\n__awaits.declare(${JSON.stringify(sites)});\n${result}`,
        map: null,
      };
    },
  };
}

function findAwaits(tree: Node): { argument: Node }[] {
  const found: { argument: Node }[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isNode(node)) return;
    if (node.type === "AwaitExpression" && node.argument) found.push({ argument: node.argument });
    Object.values(node).forEach(visit);
  };
  visit(tree);
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && !Array.isArray(value);
}
