import { describe, expect, test } from "vitest";
import { canBeName, refusedInAddress, refusedWord } from "../../../../lib/crm/profile/link-words.ts";

describe("refusedInAddress", () => {
  test.each([
    ["/Clients/Delete/1", "delete"],
    ["/ServiceContracts/DeleteConfirm/7", "delete"],
    ["/servicecontracts/deleteconfirm/7", "delete"],
    ["/clients/clientdelete/7", "delete"],
    ["/clients/do-remove/7", "remove"],
    ["/Clients/7?action=delete", "delete"],
    ["/Clients/7?handler=Remove", "remove"],
    ["/Clients/7?archive", "archive"],
    ["/Clients/Archived/7", "archive"],
    ["/Contracts/cloneContract/7", "clone"],
    ["/contracts/contractcopy/7", "copy"],
    ["/invoices/printinvoice/7", "print"],
    ["/account/log-out", "log out"],
    ["/Account/LogOff", "log off"],
    ["/account/signout", "sign out"],
    ["/Account/Sign_Out", "sign out"],
    ["/Users/3/Impersonate", "impersonate"],
    ["/Users/LoginAs/3", "log in as"],
    ["/Clients/DEACTIVATE/1", "deactivate"],
    ["/Clients/%44elete/1", "delete"],
    ["/Clients/%2544elete/1", "delete"],
    ["/Clients/Del\u00ADete/1", "delete"],
    ["/Clients/ＤＥＬＥＴＥ/1", "delete"],
    ["/Clients/7?op=del", "del"],
    ["/Clients/close/7", "close"],
    ["/Clients/%zz", "%"],
  ])("an address such as %s says %s", (address, word) => {
    expect(refusedInAddress(address)).toBe(word);
  });

  test.each([
    "/Clients/Profile/11?tab=details",
    "/ServiceContracts/Details/42",
    "/ServiceContracts/Edit/42",
    "/ServiceContracts/Create?clientId=11",
    "/Streamline/Review/1",
    "/PlanBudgets/Edit/13",
    "/DeliveredServices/Edit/4",
    "/EmergencyContacts/7",
    "/Avoidance/7",
    "/Clients/maria-del-carmen",
    "/Clients/anne-close",
    "/Search?q=50%25",
  ])("an address such as %s says nothing that is refused", (address) => {
    expect(refusedInAddress(address)).toBeUndefined();
  });
});

describe("refusedWord", () => {
  test.each([
    ["Delete", "delete"],
    ["Delete Ivy Testwattle", "delete"],
    ["delete_forever", "delete"],
    ["Log out", "log out"],
    ["LOGOUT", "log out"],
    ["Sign-out", "sign out"],
    ["Mark for approve", "approve"],
  ])("%s says %s", (text, word) => {
    expect(refusedWord(text)).toBe(word);
  });

  test.each(["Ivy Testwattle", "Plan A (cancelled)", "María del Carmen", "Anne Close", "Review", "✕", ""])(
    "“%s” says nothing that is refused",
    (text) => {
      expect(refusedWord(text)).toBeUndefined();
    },
  );
});

describe("canBeName", () => {
  test.each([
    "Ivy Testwattle",
    "Mei van der Berg",
    "Siobhan O'Brienson",
    "Okafor, Ngozi",
    "Đặng Thị Lan",
    "Cher",
  ])("%s can be a person's name", (text) => {
    expect(canBeName(text)).toBe(true);
  });

  test.each([
    "Log out",
    "Help",
    "Service Contracts",
    "New Contract",
    "Client List",
    "My Profile",
    "Delete",
    "Edit",
    "NDIS-0042",
    "see more",
    "",
    "←",
  ])("“%s” can't be a person's name", (text) => {
    expect(canBeName(text)).toBe(false);
  });
});
