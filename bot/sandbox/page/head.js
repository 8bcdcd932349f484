import { avatar } from "./avatar.js";
import { element, keep } from "./element.js";
import { choiceSheet } from "./sheet.js";

/** The line above a chat: the way back, whose chat it is, what can be done with it. */
export function drawHead(box, view, on) {
  const chat = view.chats.find(({ id }) => id === view.chat) ?? null;
  const group = view.page.groups.find(({ id }) => id === view.chat);
  const title = chat?.title ?? group?.title;
  const item = { key: view.chat, title, under: under(view, chat, group), blocked: Boolean(chat?.blocked) };
  keep(box, title ? [item] : [], (item) => item.key, (item) => headNode(item, on));
}

function under({ chat: id }, chat, group) {
  if (chat?.typing) return "typing…";
  if (id === "bot") return "bot";
  const members = group?.members?.length ?? chat?.members;
  return members ? `${members} members` : "group";
}

function headNode(item, on) {
  return element("div", { class: "head-row" },
    element("button", {
      type: "button", class: "back", "aria-label": "Back to chats", "data-testid": "back", onclick: on.back,
    }, "‹"),
    avatar(item.title, item.key),
    element("div", { class: "about" },
      element("h2", {}, element("bdi", { "data-testid": "chat-title" }, item.title)),
      element("p", { class: item.under === "typing…" ? "typing" : "", "data-testid": "chat-state" }, item.under)),
    element("button", {
      type: "button", class: "more", "aria-label": "More", "data-testid": "chat-menu", onclick: () => menu(item, on),
    }, "⋮"));
}

function menu(item, on) {
  const leave = { label: "Leave the group", act: on.leave };
  const block = { label: "Block the bot", act: on.block };
  const unblock = { label: "Unblock the bot", act: on.unblock };
  choiceSheet(item.title, item.key !== "bot" ? [leave] : item.blocked ? [unblock] : [block]);
}
