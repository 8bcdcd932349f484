import { avatar } from "./avatar.js";
import { element, keep } from "./element.js";
import { groupMenu } from "./group.js";
import { gist } from "./message.js";
import { choiceSheet } from "./sheet.js";
import { toMessage } from "./thread.js";

/** The line above a chat: the way back, whose chat it is, what can be done with it; below it what is pinned. */
export function drawHead(box, view, on) {
  const chat = view.chats.find(({ id }) => id === view.chat) ?? null;
  const group = view.page.groups.find(({ id }) => id === view.chat);
  const title = chat?.title ?? group?.title;
  const item = { key: view.chat, title, under: under(view, chat, group), blocked: Boolean(chat?.blocked) };
  const pin = chat?.pinned && { key: "pinned", id: chat.pinned.id, said: gist(chat.pinned).slice(0, 120) };
  const items = [item, pin].filter(Boolean);
  keep(box, title ? items : [], (each) => each.key,
    (each) => (each.key === "pinned" ? pinNode(each) : headNode(each, view, on)));
}

function under({ chat: id }, chat, group) {
  if (chat?.typing) return "typing…";
  if (id === "bot") return "bot";
  const members = group?.members?.length ?? chat?.members;
  const role = chat?.anonymous ? "you lead anonymously" : chat && chat.status !== "member" ? "you lead" : "";
  return [members ? `${members} members` : "group", role].filter(Boolean).join(" · ");
}

function headNode(item, view, on) {
  const open = () => (item.key === "bot" ? botMenu(item, on) : groupMenu(item, view, on));
  return element("div", { class: "head-row" },
    element("button", {
      type: "button", class: "back", "aria-label": "Back to chats", "data-testid": "back", onclick: on.back,
    }, "‹"),
    avatar(item.title, item.key),
    element("div", { class: "about" },
      element("h2", {}, element("bdi", { "data-testid": "chat-title" }, item.title)),
      element("p", { class: item.under === "typing…" ? "typing" : "", "data-testid": "chat-state" }, item.under)),
    element("button", {
      type: "button", class: "more", "aria-label": "More", "data-testid": "chat-menu", onclick: open,
    }, "⋮"));
}

function pinNode({ id, said }) {
  const onclick = () => toMessage(id);
  return element("button", { type: "button", class: "pinned", "data-testid": "pinned", onclick },
    element("b", {}, "Pinned"), element("bdi", {}, said));
}

function botMenu({ title, blocked }, on) {
  const block = { label: "Block the bot", act: on.block };
  const unblock = { label: "Unblock the bot", act: on.unblock };
  choiceSheet(title, [blocked ? unblock : block]);
}
