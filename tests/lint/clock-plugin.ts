/*
 * The linter's rule `clock/one-clock`: nothing reads the machine's clock but the few modules that `.oxlintrc.json` names.
 * The rules that oxlint brings can forbid `Date.now`, but not `new Date()` while `new Date(something)` is fine.
 */

/** The parts of a syntax tree's node that the rule looks at. */
interface SyntaxNode {
  type: string;
  name?: string;
  computed?: boolean;
  shorthand?: boolean;
  operator?: string;
  parent?: SyntaxNode;
  object?: SyntaxNode;
  property?: SyntaxNode;
  callee?: SyntaxNode;
  key?: SyntaxNode;
  right?: SyntaxNode;
  arguments?: SyntaxNode[];
}

interface RuleContext {
  report(finding: { node: SyntaxNode; message: string }): void;
}

const MESSAGE =
  "This reads the machine's clock. Take the time as a value, or use the one clock: lib/platform/system-clock.ts in the product, tests/sandbox/clock.ts in the sandbox, tests/support/clock/machine-clock.ts in harness, bench and demo; unit tests set it with tests/unit/test-clock.ts.";

/** What `Date` has that works with what it is given, and doesn't ask what time it is. */
const PURE_DATE_FUNCTIONS = new Set(["parse", "UTC"]);

/** Whether this use of a clock's name can't tell the time: `new Date(at)`, `Date.parse(text)`, `Temporal.PlainDate`. */
function isHarmless(node: SyntaxNode): boolean {
  const { parent, name } = node;
  if (!parent) return false;
  if (parent.type.startsWith("TS") && !VALUE_WRAPPERS.has(parent.type)) return true;
  if (parent.type === "Property" && parent.key === node && !parent.computed && !parent.shorthand) return true;
  if (parent.type === "BinaryExpression" && parent.operator === "instanceof") return parent.right === node;
  if (parent.type === "MemberExpression" && parent.object === node && !parent.computed) {
    const member = parent.property?.name ?? "";
    return name === "Date" ? PURE_DATE_FUNCTIONS.has(member) : member !== "Now";
  }
  if (name !== "Date" || parent.type !== "NewExpression" || parent.callee !== node) return false;
  const [first] = parent.arguments ?? [];
  return first !== undefined && first.type !== "SpreadElement" && first.name !== "undefined";
}

/** Type syntax around a value: `Date as unknown`, `Date!`, `Date satisfies X`. */
const VALUE_WRAPPERS = new Set(["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression"]);

const oneClock = {
  create(context: RuleContext) {
    return {
      Identifier(node: SyntaxNode) {
        if ((node.name === "Date" || node.name === "Temporal") && !isHarmless(node))
          context.report({ node, message: MESSAGE });
      },
      MemberExpression(node: SyntaxNode) {
        if (node.object?.name === "performance" && node.property?.name === "timeOrigin")
          context.report({ node, message: MESSAGE });
      },
    };
  },
};

export default { meta: { name: "clock" }, rules: { "one-clock": oneClock } };
