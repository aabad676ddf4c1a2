import { careview } from "../../lib/crm/profile/careview.ts";
import { mountBudgetForm } from "./mount-budget-form.tsx";
import { pageScript } from "../../components/page/page-script.ts";

export default pageScript((ctx) => mountBudgetForm(ctx, careview));
