import { careviewBudgetForm } from "../../lib/crm/profile/careview-parts.ts";
import { mountBudgetForm } from "./mount-budget-form.tsx";
import { pageScript } from "../../components/page/page-script.ts";

export default pageScript({
  pages: ["budget-form"],
  main: (ctx) => mountBudgetForm(ctx, careviewBudgetForm),
});
