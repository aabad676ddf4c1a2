/*
 * The linter's rule `markup/no-text-as-code`: no text becomes HTML or code, whatever it was made of. Texts of the CRM, of the
 * NDIA and of files reach a document as text alone. The rules that oxlint brings know `eval` and React's property, but none of
 * the ways in which a browser takes markup.
 */

/** The parts of a syntax tree's node that the rule looks at. */
interface SyntaxNode {
  type: string;
  name?: string | SyntaxNode;
  value?: unknown;
  computed?: boolean;
  object?: SyntaxNode;
  property?: SyntaxNode;
  key?: SyntaxNode;
}

interface RuleContext {
  report(finding: { node: SyntaxNode; message: string }): void;
}

/** What takes a text for markup, wherever it is read, written or called. */
const TAKES_MARKUP = new Set([
  "innerHTML",
  "outerHTML",
  "insertAdjacentHTML",
  "dangerouslySetInnerHTML",
  "setHTML",
  "setHTMLUnsafe",
  "parseHTMLUnsafe",
  "createContextualFragment",
  "srcdoc",
  "srcDoc",
]);
/** It makes a document that runs nothing and loads nothing: for the modules alone that read one. */
const PARSES_MARKUP = "parseFromString";
const WRITES_DOCUMENT = new Set(["write", "writeln"]);

const MESSAGE =
  "This takes a text for markup. Texts of the CRM, the NDIA and of files are shown as text alone: draw elements, or set textContent.";
const PARSER_MESSAGE =
  "Only lib/crm/read/read-page.ts and lib/invoice-files/parse/clipboard-rows.ts parse markup, into a document that is never shown.";

/** The name of a property, a key or an attribute, as it stands in the source; computed ones by their literal. */
function nameOf(node: SyntaxNode | undefined): string | undefined {
  if (typeof node?.name === "string") return node.name;
  return typeof node?.value === "string" ? node.value : undefined;
}

const noTextAsCode = {
  create(context: RuleContext) {
    const check = (node: SyntaxNode, name: string | undefined) => {
      if (name === undefined) return;
      if (TAKES_MARKUP.has(name)) context.report({ node, message: MESSAGE });
      if (name === PARSES_MARKUP) context.report({ node, message: PARSER_MESSAGE });
    };
    return {
      MemberExpression(node: SyntaxNode) {
        const name = nameOf(node.property);
        if (!node.computed || node.property?.type === "Literal") check(node, name);
        const object = nameOf(node.object) ?? nameOf(node.object?.property);
        if (object?.toLowerCase().endsWith("document") && WRITES_DOCUMENT.has(name ?? ""))
          context.report({ node, message: MESSAGE });
      },
      Property(node: SyntaxNode) {
        check(node, nameOf(node.key));
      },
      JSXAttribute(node: SyntaxNode) {
        check(node, typeof node.name === "object" ? nameOf(node.name) : undefined);
      },
    };
  },
};

export default { meta: { name: "markup" }, rules: { "no-text-as-code": noTextAsCode } };
