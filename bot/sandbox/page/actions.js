import { contactSheet } from "./attach.js";
import { deepLink } from "./links.js";
import { addGroup, addPerson, joinGroup } from "./newcomers.js";
import { alertBox, choiceSheet, toast } from "./sheet.js";
import { toEnd } from "./thread.js";
import * as world from "./world.js";

/**
 * All that one can do on the page, by name. They stay the same for as long as the page is open, so a
 * node may hold on to them; each reads from `view` who acts, and where, at the moment it is called.
 */
export function actions(view, { draw, refresh, go }) {
  const on = { ...going(view, go), ...speaking(view, draw), ...belonging(view, refresh, go) };
  on.link = (address) => follow(address, view, on);
  on.press = (message, button) => press(message, button, view, on);
  on.vote = (message, options) => attempt(() => world.vote(view.person, { chat: view.chat, message, options }));
  on.advance = (step) => attempt(() => world.advance(step));
  on.addPerson = () => addPerson((id) => go(id, "bot"));
  return on;
}

function going(view, go) {
  const left = new Map(); // person → the chat they had open
  return {
    open: (chat) => go(view.person, chat),
    back: () => go(view.person, null),
    become: (person) => {
      left.set(view.person, view.chat);
      go(person, left.get(person) ?? "bot");
    },
  };
}

function speaking(view, draw) {
  const set = (changes) => (Object.assign(view, changes), draw());
  const say = (content) => attempt(() => world.send(view.person, { chat: view.chat, ...content }));

  const send = async (content) => {
    const reply = view.answering ? { reply_to: view.answering.id } : {};
    const sent = await say({ ...content, ...reply });
    if (sent) set({ answering: null, open: null });
    if (sent) toEnd(document.getElementById("thread"));
    return sent;
  };
  const start = async () => {
    const text = view.pending ? `/start ${view.pending}` : "/start";
    if (await say({ text })) view.started.delete(view.person);
  };
  return {
    send, start,
    command: (command) => send({ text: addressed(command, view) }),
    reply: (message) => set({ answering: message }),
    toggle: (name) => set({ open: view.open === name ? null : name }),
    typed: (text) => text === "/" && view.open === null && view.commands.length > 0 && set({ open: "commands" }),
    sendContact: () => contactSheet(personOf(view), (contact) => send({ contact })),
  };
}

function belonging(view, refresh, go) {
  const me = () => view.person;
  const then = (change) => attempt(async () => (await change(), await refresh()));
  return {
    block: () => then(() => world.block(me())),
    unblock: () => then(() => world.unblock(me())),
    join: () => then(() => world.join(me(), view.chat)),
    pin: (message, pinned) => then(() => world.pin(me(), { chat: view.chat, message, pinned })),
    setBot: (status) => then(() => world.setBot(view.chat, status, me())),
    promote: (rank) => attempt(async () => go(me(), (await world.promote(me(), { chat: view.chat, ...rank })).chat)),
    leave: () => then(() => world.leave(me(), view.chat)),
    addGroup: () => addGroup(view, (id) => go(me(), id)),
    joinGroup: () => joinGroup(view, (id) => attempt(async () => (await world.join(me(), id), go(me(), id)))),
  };
}

/** In a group a command names the bot that it is for. */
function addressed(command, { chat, page }) {
  return chat === "bot" || command.includes("@") ? command : `${command}@${page.bot.username}`;
}

async function press(message, button, view, on) {
  const { person, chat } = view;
  const answer = await attempt(() => world.press(person, { chat, message: message.id, button }));
  const { text, show_alert: insistent, url } = answer?.answered ?? {};
  if (text) (insistent ? alertBox : toast)(text);
  if (url) on.link(url);
}

function personOf(view) {
  return view.page.people.find(({ id }) => id === view.person);
}

/** A link to the bot itself leads to its chat, where Start waits; any other opens beside the page. */
function follow(address, view, on) {
  const deep = deepLink(address, view.page.bot.username);
  if (deep === null) return window.open(address, "_blank", "noopener");
  if (deep.kind === "startgroup") return chooseGroup(deep.payload, view, on);
  if (deep.payload) view.started.set(view.person, deep.payload);
  return on.open("bot");
}

function chooseGroup(payload, view, on) {
  const groups = view.chats.filter(({ id }) => id !== "bot");
  const choices = groups.map(({ id, title }) => ({
    label: title, act: async () => (await attempt(() => letIn(id, payload, view))) && on.open(id),
  }));
  choiceSheet("Add the bot to…", choices, "No group yet.");
}

/** The bot is taken into the group if it is not in it yet; the link's payload, if it has one, is said there. */
async function letIn(chat, payload, { person, page }) {
  const group = (await world.groups()).find(({ id }) => id === chat);
  if (!group.members.includes(page.bot.id)) await world.setBot(chat, "member", person);
  if (payload) await world.send(person, { chat, text: `/start@${page.bot.username} ${payload}` });
}

/** Do it, and say so if it could not be done; gives true, or the answer, when it was. */
async function attempt(act) {
  try {
    return (await act()) ?? true;
  } catch (error) {
    toast(error.message);
    return false;
  }
}
