import { choiceSheet } from "./sheet.js";

const SIDE_BY_SIDE = 6; // people at once

/** What can be done with a group, by the one who looks at it now. */
export function groupMenu({ key: id, title }, view, on) {
  const mine = view.chats.find((chat) => chat.id === id);
  const group = view.page.groups.find((one) => one.id === id);
  const choices = group ? [{ label: "Everybody side by side", act: () => sideBySide(group, view) }] : [];
  if (mine && group) choices.push(...ranks(mine, on), botRank(group, view, on));
  if (mine) choices.push({ label: "Leave the group", act: on.leave });
  choiceSheet(title, choices);
}

function ranks({ status, anonymous }, on) {
  if (status === "member") return [{ label: "Lead the group", act: () => on.promote({}) }];
  const shown = { label: "Show my name", act: () => on.promote({}) };
  const hidden = { label: "Stay anonymous", act: () => on.promote({ anonymous: true }) };
  const down = { label: "No longer lead the group", act: () => on.promote({ admin: false }) };
  return [anonymous ? shown : hidden, ...(status === "creator" ? [] : [down])];
}

function botRank({ administrators }, { page }, on) {
  const leads = administrators.includes(page.bot.id);
  const label = leads ? "The bot is a member only" : "Make the bot an administrator";
  return { label, act: () => on.setBot(leads ? "member" : "administrator") };
}

/** The one who looks first, then the others, as many as there is room for. */
function sideBySide({ id, members }, { person, page }) {
  const others = members.filter((one) => one !== person && page.people.some((known) => known.id === one));
  const shown = members.includes(person) ? [person, ...others] : others;
  window.top.location.href = `/side.html#/${id}/${shown.slice(0, SIDE_BY_SIDE).join(",")}`;
}
