import changeCss from "../../components/change.css?inline";
import paceCss from "../../components/pace.css?inline";
import panelCss from "../../components/panel.css?inline";
import statusCss from "../../components/status-line.css?inline";

/** What the review and the inline pieces are drawn with. */
export const paceStyles = [statusCss, panelCss, paceCss, changeCss].join("\n");
