import { useCallback, useEffect, useState } from "preact/hooks";
import { usePriceDrop } from "../../../components/workspace/prices/use-price-drop.ts";
import { PricesView } from "../../../components/workspace/prices/prices-view.tsx";
import type { TabProps } from "../../../components/workspace/shell/workspace-tab.ts";
import { listsOnDay } from "../../../lib/domain/price-list/list-days.ts";
import { send } from "../../../lib/messaging/send.ts";
import { today } from "../../../lib/platform/system-clock.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { deletePriceList, listPriceItems, listPriceLists } from "../../../lib/storage/price-repository.ts";
import { savedPriceRegion } from "../../../lib/storage/settings/price-settings.ts";
import { saveList } from "../save-list.ts";
import { usePriceImport } from "../use-price-import.ts";
import { useStored } from "../use-stored.ts";
import { database } from "../workspace-database.ts";

/** What is stored, with the items of the list that was chosen, or else of today's, or of the latest one. */
async function readPrices(db: Database, chosen: string | null) {
  const [lists, region] = await Promise.all([listPriceLists(db), savedPriceRegion(db)]);
  const shown = lists.find(({ id }) => id === chosen) ?? listsOnDay(lists, today())[0] ?? lists[0] ?? null;
  return { lists, region: region ?? null, shown, items: shown ? await listPriceItems(db, shown.id) : [] };
}

/** The NDIA's price lists: imported, looked through and removed. A file that is dropped while it is in front is a price list. */
export function PricesTab({ isShown, query }: TabProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { value, problem, look } = useStored((db) => readPrices(db, chosen), isShown);
  useEffect(look, [chosen, look]);
  const stored = useCallback(
    (id: string) => {
      setChosen(id);
      look();
    },
    [look],
  );
  const { onRefused, ...importing } = usePriceImport(stored);
  const over = usePriceDrop(isShown, importing.onFile, onRefused);
  const remove = async (id: string) => {
    await deletePriceList(await database, id);
    look();
  };
  return (
    <PricesView
      lists={value?.lists ?? null}
      items={value?.items ?? NO_ITEMS}
      shown={value?.shown?.id ?? null}
      region={value?.region ?? null}
      today={today()}
      over={over}
      query={query.get("q") ?? undefined}
      {...importing}
      problem={importing.problem ?? problem}
      onShow={setChosen}
      onRemove={(id) => void remove(id)}
      onOptions={() => void send("options.open", { section: "prices" })}
      onSave={(csv) => saveList("price-list", csv)}
    />
  );
}

const NO_ITEMS: readonly never[] = [];
