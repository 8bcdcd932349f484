import { actions } from "./actions.js";
import { drawClock, drawSeats, tick } from "./bar.js";
import { arranged, drawChats } from "./chats.js";
import { drawFoot } from "./foot.js";
import { drawHead } from "./head.js";
import { deepLink } from "./links.js";
import { drawThread, followEnd } from "./thread.js";
import { moment } from "./times.js";
import * as world from "./world.js";

const RETRY_MS = 1000;
const TYPING_MS = 5500; // Telegram shows an action for five seconds
const [seatsBox, clockBox, chatsBox, headBox, threadBox, footBox] =
  ["seats", "clock", "chats", "chat-head", "thread", "foot"].map((id) => document.getElementById(id));

/** What belongs to one chat, before it was read: `open` names what is unfolded around the composer. */
const UNREAD = { messages: [], keyboard: null, commands: [], loaded: false, open: null, answering: null };

/** All that is on the screen is drawn from this. */
const view = {
  page: { people: [], groups: [], bot: { name: "", username: "" } }, seats: [], person: null, chat: null,
  chats: [], ...UNREAD,
  started: new Map(), // person → payload of a deep link that waits for Start
  pending: null, ahead: 0, now: new Date(),
};
const on = actions(view, { draw, refresh, go });

/** Which person and chat the address names: #/3/bot, #/3/-1001, or #/3 for the list of chats. */
function route() {
  const [, person, chat] = location.hash.match(/^#\/(\d+)(?:\/(bot|-?\d+))?$/) ?? [];
  return { person: Number(person) || null, chat: chat === "bot" ? chat : Number(chat) || null };
}

function go(person, chat) {
  const hash = chat === null ? `#/${person}` : `#/${person}/${chat}`;
  if (location.hash === hash) return arrive();
  location.hash = hash; // its event arrives
}

/** Show what the address names; who is not there (any more) gives way to the first seat. */
async function arrive() {
  const { person, chat } = route();
  if (!isKnown(person)) await readWorld(); // they may be new
  if (!isKnown(person)) return first();
  const moved = person !== view.person || chat !== view.chat;
  if (moved) Object.assign(view, { ...UNREAD });
  Object.assign(view, { person, chat });
  if (moved) drawFoot(footBox, view, on); // nothing to press for the one before, while this one is being read
  await refresh();
}

function isKnown(person) {
  return view.page.people.some(({ id }) => id === person);
}

function first() {
  const person = view.seats[0]?.person ?? view.page.people[0]?.id;
  if (person === undefined) draw();
  else go(person, "bot");
}

async function readWorld() {
  const [page, clock] = await Promise.all([world.page(), world.clock()]);
  Object.assign(view, { page, seats: page.seats ?? [], ahead: moment(clock.now) - Date.now() });
}

/** Read what the open chat shows now; an answer that comes after one has moved on is dropped. */
async function refresh() {
  const { person, chat } = view;
  if (person === null) return draw();
  const [messages, keyboard, commands] = await readChat(person, chat);
  const chats = arranged(await world.chats(person), view.page.bot); // after the messages: reading marks as read
  if (person !== view.person || chat !== view.chat) return;
  Object.assign(view, { chats, messages: messages ?? [], keyboard, commands: commands ?? [], loaded: true });
  draw();
}

function readChat(person, chat) {
  if (chat === null) return [];
  return Promise.all([world.messages, world.keyboard, world.commands].map((read) => forgiving(read(person, chat))));
}

/** A chat that one may not read (any more) is an empty one. */
function forgiving(read) {
  return read.catch(() => null);
}

function draw() {
  view.now = new Date(Date.now() + view.ahead);
  view.pending = pendingStart();
  document.body.dataset.pane = view.chat === null ? "list" : "chat";
  threadBox.lang = view.page.people.find(({ id }) => id === view.person)?.language_code ?? "";
  tick(clockBox, view.now); // before the seats, which have the room that it leaves
  drawSeats(seatsBox, view, on);
  drawChats(chatsBox, view, on);
  drawHead(headBox, view, on);
  drawFoot(footBox, view, on);
  drawThread(threadBox, view, on);
  forgetTyping();
}

/** That the bot is typing passes without any event, so it is asked again. */
function forgetTyping() {
  clearTimeout(view.typing);
  if (view.chats.some(({ typing }) => typing)) view.typing = setTimeout(refresh, TYPING_MS);
}

/** The payload that Start would send: of the link just followed, else of the seat's own while its chat is empty. */
function pendingStart() {
  if (view.chat !== "bot") return null;
  if (view.started.has(view.person)) return view.started.get(view.person);
  const link = view.seats.find(({ person }) => person === view.person)?.link;
  if (!link || view.messages.length > 0) return null;
  return deepLink(link, view.page.bot.username)?.payload ?? link;
}

/** Redraw at every change of the world, for as long as the page is open. */
async function follow() {
  const offline = document.getElementById("offline");
  for (let version; ; ) {
    try {
      ({ version } = await (parent.changed ?? world.changed)(version)); // side by side, one waits for all
      await readWorld();
      await arrive();
      offline.hidden = true;
    } catch {
      version = undefined;
      offline.hidden = false;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

document.body.classList.toggle("beside", parent !== window);
drawClock(clockBox, on);
followEnd(threadBox, document.getElementById("newest"));
document.getElementById("new-group").addEventListener("click", on.addGroup);
document.getElementById("join-group").addEventListener("click", on.joinGroup);
window.addEventListener("hashchange", () => arrive().catch(() => {})); // `follow` says that the sandbox is gone
setInterval(() => tick(clockBox, new Date(Date.now() + view.ahead)), 1000);
follow();
