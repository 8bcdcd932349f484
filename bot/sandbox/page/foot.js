import { element, keep } from "./element.js";
import { attachments } from "./attach.js";
import { composer } from "./composer.js";
import { gist } from "./message.js";

/**
 * What stands below the messages: one large button where a chat waits for it (Start, Join, Unblock),
 * otherwise the composer with whatever is open around it.
 */
export function drawFoot(box, view, on) {
  const items = view.chat === null ? [] : gate(view) ?? writing(view);
  keep(box, items, (item) => item.key, (item) => DRAWN[item.key](item, on));
}

const DRAWN = {
  start: (item, on) => large("Start", "start", on.start),
  join: (item, on) => large("Join the group", "join", on.join),
  unblock: (item, on) => large("Unblock the bot", "unblock", on.unblock),
  quote, commands, composer, replies,
  attach: (item, on) => attachments(on),
};

function gate({ chat: id, chats, page, messages, pending, loaded }) {
  const chat = chats.find((one) => one.id === id);
  if (!loaded) return [];
  if (chat?.blocked) return [{ key: "unblock" }];
  if (id === "bot") return pending !== null || messages.length === 0 ? [{ key: "start", pending }] : null;
  if (chat) return null;
  return page.groups.some((group) => group.id === id) ? [{ key: "join" }] : [];
}

function writing({ person, chat, chats, open, commands: known, keyboard, answering }) {
  const items = [];
  const here = chats.find(({ id }) => id === chat);
  if (answering) items.push({ key: "quote", message: answering, pin: pinning(answering, here) });
  if (open === "commands") items.push({ key: "commands", known });
  if (open === "attach") items.push({ key: "attach" });
  const placeholder = keyboard?.input_field_placeholder || "Message";
  items.push({ key: "composer", person, chat, placeholder, open, hasCommands: known.length > 0 });
  if (keyboard?.keyboard?.length) items.push({ key: "replies", keyboard });
  return items;
}

function large(label, testid, act) {
  return element("button", { type: "button", class: "large primary", "data-testid": testid, onclick: act }, label);
}

/** Whether pressing the pin would pin the message or take it down; null for whoever may do neither. */
function pinning({ id }, chat) {
  if (!chat || (chat.type !== "private" && chat.status === "member")) return null;
  return chat.pinned?.id === id ? "Unpin" : "Pin";
}

function quote({ message, pin }, on) {
  const press = () => (on.pin(message.id, pin === "Pin"), on.reply(null));
  return element("div", { class: "quote" },
    element("span", { dir: "auto" }, gist(message)),
    pin ? element("button", { type: "button", class: "quiet", "data-testid": "pin", onclick: press }, pin) : null,
    element("button", { type: "button", "aria-label": "Do not reply", onclick: () => on.reply(null) }, "×"));
}

function commands({ known }, on) {
  return element("ul", { class: "commands", "data-testid": "commands" }, known.map(({ command, description }) =>
    element("li", {}, element("button", { type: "button", onclick: () => on.command(`/${command}`) },
      element("b", { dir: "ltr" }, `/${command}`), element("span", { dir: "auto" }, description)))));
}

/** The reply keyboard: its buttons send their own words, or a contact. */
function replies({ keyboard }, on) {
  return element("div", { class: "replies", dir: "ltr", "data-testid": "replies" }, keyboard.keyboard.map((row) =>
    element("div", { class: "row" }, row.map((button) => {
      const label = button.text ?? button;
      const act = button.request_contact ? on.sendContact : () => on.send({ text: label });
      return element("button", { type: "button", class: "key", dir: "auto", onclick: act }, label);
    }))));
}
