export function PlannerFile(_props: {
  of: { site: string; ndisNumber: string };
  isImported: boolean;
  onChanged: () => void;
}) {
  return null;
}
