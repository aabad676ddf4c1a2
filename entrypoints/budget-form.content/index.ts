import { careview } from "../../lib/crm/careview.ts";
import { mountBudgetForm } from "../page-ui/budget-form.tsx";
import { pageScript } from "../page-ui/page-script.ts";

export default pageScript((ctx) => mountBudgetForm(ctx, careview));
