import { avatar } from "./avatar.js";
import { directionOf } from "./direction.js";
import { element, keep } from "./element.js";
import { gist, messageNode } from "./message.js";
import { day, dayKey, moment } from "./times.js";

const NEAR_THE_END = 60; // px

const places = new Map(); // where one stood in a chat that was left while reading above its end
let standing = null; // person/chat whose messages are in the box
let atEnd = true;
let heard = 0; // the newest message id that was read aloud

/** Draw the messages of the open chat; one who reads above the end is left there. */
export function drawThread(box, view, on) {
  const here = `${view.person}/${view.chat}`;
  const arrived = here !== standing;
  if (arrived) arrive(box, here);
  keep(box, items(view), (item) => item.key, (item) => node(item, on));
  if (atEnd) toEnd(box);
  else if (arrived) box.scrollTop = places.get(here);
  announce(view, arrived);
}

/** Go to the newest message and stay there when more come. */
export function toEnd(box) {
  atEnd = true;
  box.scrollTop = box.scrollHeight;
}

/** Go to one message and let the eye find it. */
export function toMessage(id) {
  const node = document.querySelector(`#thread [data-id="${id}"]`);
  node?.classList.remove("found");
  node?.scrollIntoView({ block: "center" });
  requestAnimationFrame(() => node?.classList.add("found"));
}

/** Keep the end in sight while pictures load and the composer grows; show `button` when one is away from it. */
export function followEnd(box, button) {
  box.addEventListener("scroll", () => {
    atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_THE_END;
    if (atEnd) places.delete(standing);
    else places.set(standing, box.scrollTop);
    button.hidden = atEnd;
  });
  box.addEventListener("load", () => atEnd && toEnd(box), true);
  new ResizeObserver(() => atEnd && toEnd(box)).observe(box);
  button.addEventListener("click", () => toEnd(box));
}

function node(item, on) {
  if (item.day) return dayNode(item);
  return item.welcome ? welcomeNode(item.welcome) : messageNode(item, on);
}

function arrive(box, here) {
  standing = here;
  atEnd = !places.has(here);
  box.replaceChildren();
}

/** The messages with a line before each new day, and what each needs to know of its neighbours. */
function items({ messages, person, chat, now, page, loaded }) {
  if (loaded && chat === "bot" && messages.length === 0) return [{ key: "welcome", welcome: welcome(page, person) }];
  const byId = new Map(messages.map((message) => [message.id, message]));
  return messages.flatMap((message, place) => {
    const before = messages[place - 1];
    const date = moment(message.date);
    const newDay = !before || dayKey(moment(before.date)) !== dayKey(date);
    const shown = { key: message.id, message, ...standingOf(message, newDay ? null : before, chat) };
    if (message.reply_to) shown.quoted = byId.get(message.reply_to.id ?? message.reply_to);
    return newDay ? [{ key: `day-${dayKey(date)}`, day: day(date, now) }, shown] : [shown];
  });
}

/** The bot as it describes itself in the person's language. */
function welcome({ bot, people }, person) {
  const language = people.find((one) => one.id === person)?.language_code?.slice(0, 2);
  return { name: bot.name, description: bot.descriptions?.[language] || bot.description };
}

function standingOf(message, before, chat) {
  const lead = !before || Boolean(before.service) || before.from?.id !== message.from?.id;
  const { own } = message;
  return { own, lead, named: lead && !own && chat !== "bot" };
}

function dayNode(item) {
  return element("div", { class: "day", role: "separator", "data-testid": "day" }, element("span", {}, item.day));
}

/** What stands in a chat before its first message: who the bot says it is. */
function welcomeNode({ name, description }) {
  const lines = (description || "Nothing has been said here yet.").split("\n");
  return element("div", { class: "welcome", "data-testid": "welcome" },
    avatar(name, "bot"), element("h3", { dir: "auto" }, name),
    lines.map((line) => element("p", { dir: directionOf(line) }, line)));
}

function announce({ messages }, arrived) {
  const fresh = messages.filter((message) => message.id > heard && !message.own);
  heard = Math.max(0, ...messages.map((message) => message.id));
  if (arrived || fresh.length === 0) return;
  const words = fresh.map((message) => `${message.from?.name ?? ""}: ${gist(message)}`);
  document.getElementById("heard").textContent = words.join("\n");
}
