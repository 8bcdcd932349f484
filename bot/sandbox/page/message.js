import { hueOf } from "./avatar.js";
import { element } from "./element.js";
import { inlineKeyboard } from "./inline.js";
import { lines } from "./markup.js";
import { media } from "./media.js";
import { pollNode } from "./poll.js";
import { hour, moment } from "./times.js";

/** What a deep link hands to the bot; Telegram's clients do not show it to the person either. */
const PAYLOAD = /^(\/start) [\w-]+$/;

/**
 * One message as a node. `shown` = {message, own, named, lead}: whether the reader wrote it, whether
 * its writer's name stands above, and whether it opens a run of messages of one writer.
 * `on` = {press, vote, link, command, reply}.
 */
export function messageNode(shown, on) {
  const { message, own } = shown;
  if (message.service) return element("div", { class: "service" }, element("span", {}, message.service));
  const side = `message ${own ? "own" : "theirs"}${shown.lead ? " lead" : ""}`;
  const node = element("article", {
    class: side, tabindex: "-1", "data-testid": "message", "data-id": message.id, "data-own": String(own),
    "aria-label": `${message.from.name}, ${hour(moment(message.date))}`,
  }, bubble(shown, on), inlineKeyboard(message, on));
  if (message.buttons?.length) node.classList.add("with-keyboard");
  return node;
}

/** The message in a few words, for a list of chats, a quotation or a screen reader. */
export function gist(message) {
  if (!message) return "";
  if (typeof message === "string") return message;
  const kind = { photo: "Photo", voice: "Voice message", sticker: "Sticker", contact: "Contact", poll: "Poll" };
  const what = message.media ? kind[message.media.type] ?? message.media.name ?? "Document" : "";
  return [what, message.text || message.service].filter(Boolean).join(": ").replace(/\s+/g, " ");
}

function bubble({ message, own, named, quoted }, on) {
  const asks = message.media?.type === "poll"; // its question is shown with it
  const words = asks ? "" : message.html ?? message.text ?? "";
  const body = own ? words.replace(PAYLOAD, "$1") : words;
  return element("div", { class: `bubble ${message.media ? `has-${message.media.type}` : ""}` },
    named ? writer(message.from) : null,
    quoted ? quotation(quoted) : null,
    message.forwarded ? element("div", { class: "forwarded" }, `Forwarded from ${message.forwarded}`) : null,
    asks ? pollNode(message, on) : media(message.media),
    body && lines(body, { onlink: on.link, oncommand: on.command }),
    footer(message, on));
}

function writer({ id, name, is_bot: isBot }) {
  return element("div", { class: `from ${hueOf(isBot ? "bot" : id)}` }, element("bdi", {}, name));
}

function quotation(message) {
  return element("div", { class: "quoted", dir: "auto" }, gist(message).slice(0, 90));
}

function footer(message, on) {
  const reply = element("button", {
    type: "button", class: "reply", "aria-label": "Reply", title: "Reply", onclick: () => on.reply(message),
  }, "↩");
  const edited = message.edited ? element("span", { class: "edited", "data-testid": "edited" }, "edited") : null;
  const date = moment(message.date);
  return element("footer", {}, reply, edited, element("time", { datetime: date.toISOString() }, hour(date)));
}
