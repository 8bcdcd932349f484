import { element } from "./element.js";
import { choiceSheet, field, formSheet } from "./sheet.js";
import * as world from "./world.js";

const LANGUAGES = { ar: "العربية", fr: "Français", en: "English" };

/** Add a person to the world; `then(id)` is told who it is. */
export function addPerson(then) {
  const name = element("input", { name: "first_name", required: true, dir: "auto", autocomplete: "off" });
  const username = element("input", {
    name: "username", dir: "ltr", autocomplete: "off", pattern: "[A-Za-z0-9_]{5,32}",
  });
  const language = element("select", { name: "language_code" },
    Object.entries(LANGUAGES).map(([code, label]) => element("option", { value: code }, label)));
  const fields = [field("First name", name), field("Language", language), field("Username (optional)", username)];
  formSheet("Add a person", fields, "Add", async (values) => {
    const filled = Object.fromEntries([...values].filter(([, value]) => value !== ""));
    then((await world.addPerson(filled)).id);
  });
}

/** Add a group with the bot in it; `then(id)` is told which. */
export function addGroup({ page, person }, then) {
  const title = element("input", { name: "title", required: true, dir: "auto", autocomplete: "off" });
  const members = page.people.map((one) => element("label", { class: "check" },
    element("input", { type: "checkbox", name: "members", value: one.id, checked: one.id === person }),
    element("bdi", {}, one.first_name)));
  const list = element("fieldset", {}, element("legend", {}, "Members"), members);
  formSheet("New group", [field("Title", title), list], "Create", async (values) => {
    const group = { title: values.get("title"), members: values.getAll("members").map(Number) };
    then((await world.addGroup(group)).id);
  });
}

/** The groups that a person is not in yet; `then(id)` joins one. */
export async function joinGroup({ chats }, then) {
  const mine = new Set(chats.map((chat) => chat.id));
  const others = (await world.groups()).filter((group) => !mine.has(group.id));
  const choices = others.map(({ id, title }) => ({ label: title, act: () => then(id) }));
  choiceSheet("Join a group", choices, "No other group yet.");
}
