import axe from "axe-core";

/** The serious and critical findings. Contrast needs a real browser's layout, so it is left out here. */
export async function seriousFindings(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    resultTypes: ["violations"],
    rules: { "color-contrast": { enabled: false } },
  });
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
