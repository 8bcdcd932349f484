import { avatar } from "./avatar.js";
import { element, keep } from "./element.js";
import { gist } from "./message.js";
import { moment, recent } from "./times.js";

/** The chats of a person, newest first; the bot is there from the start. */
export function drawChats(box, view, on) {
  keep(box, view.chats.map((chat) => entry(chat, view)), (item) => item.key, (item) => row(item, on));
}

/**
 * What the sandbox lists, in the page's terms: the private chat is called "bot" and always there,
 * whatever was said last is first.
 */
export function arranged(chats, bot) {
  const known = chats.map((chat) => ({ ...chat, id: isPrivate(chat) ? "bot" : chat.id }));
  const all = known.some(isPrivate) ? known : [{ id: "bot", type: "private", title: bot.name, last: null }, ...known];
  return all.sort((one, other) => spokenAt(other) - spokenAt(one));
}

function isPrivate({ id, type }) {
  return id === "bot" || type === "private";
}

function spokenAt(chat) {
  return chat.last?.date ? moment(chat.last.date).getTime() : Infinity;
}

function entry(chat, { chat: open, now }) {
  return {
    key: chat.id, title: chat.title, said: gist(chat.last).slice(0, 120), typing: Boolean(chat.typing),
    time: chat.last?.date ? recent(moment(chat.last.date), now) : "", unread: chat.unread || 0, open: chat.id === open,
  };
}

function row({ key, title, said, typing, time, unread, open }, on) {
  return element("button", {
    type: "button", class: "entry", "data-testid": `chat-${key}`, "aria-current": open && "true",
    onclick: () => on.open(key),
  },
  avatar(title, key),
  element("span", { class: "about" },
    element("bdi", { class: "title" }, title),
    typing ? element("span", { class: "said typing" }, "typing…") : element("bdi", { class: "said" }, said)),
  element("span", { class: "aside" }, element("span", { class: "time" }, time),
    unread > 0 && element("span", { class: "unread", "aria-label": `${unread} unread` }, String(unread)) || null));
}
