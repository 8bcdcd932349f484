import { directionOf } from "./direction.js";
import { element } from "./element.js";
import { hour, moment, shortDay } from "./times.js";

const ticked = new Map(); // person, chat and message → the options ticked and not sent yet

/** A native poll: a press chooses, or ticks where several answers may be given; counts are shown once one has voted. */
export function pollNode({ id, media: poll }, on) {
  const here = `${location.hash}/${id}`;
  const node = element("div", { class: "poll", "data-testid": "poll" });
  const draw = () => node.replaceChildren(...drawn(poll, ticked.get(here) ?? poll.mine, acts));
  const vote = async (options) => (await on.vote(id, options)) && ticked.delete(here);
  const tick = (place) => (ticked.set(here, toggled(ticked.get(here) ?? poll.mine, place)), draw());
  const acts = { choose: poll.multiple ? tick : (place) => vote([place]), vote };
  draw();
  return node;
}

function drawn(poll, chosen, acts) {
  const fixed = poll.closed || (poll.mine.length > 0 && !poll.revoting);
  const options = poll.options.map((option, place) => optionNode(poll, option, place, chosen, fixed, acts));
  return [
    element("p", { class: "question", dir: directionOf(poll.question) }, poll.question),
    element("p", { class: "kind" }, kindOf(poll)),
    element("div", { class: "options", role: "group", "aria-label": poll.question, dir: directionOf(poll.question) },
      options),
    element("div", { class: "ballot" }, fixed ? null : sending(poll, chosen, acts),
      element("span", { class: "total", "data-testid": "poll-total" }, totalOf(poll))),
  ];
}

function optionNode(poll, { text, votes, voters }, place, chosen, fixed, { choose }) {
  const mine = chosen.includes(place);
  const share = votes === null ? null : Math.round((100 * votes) / Math.max(1, poll.total));
  return element("button", {
    type: "button", class: poll.multiple ? "option several" : "option", disabled: fixed, "data-testid": "poll-option",
    role: poll.multiple ? "checkbox" : "radio", "aria-checked": String(mine), onclick: () => choose(place),
  },
  element("span", { class: "mark", "aria-hidden": "true" }),
  element("span", { class: "answer", dir: directionOf(text) }, text),
  share === null ? null : element("span", { class: "share" }, `${share} %`),
  share === null ? null : element("progress", { max: 100, value: share, "aria-hidden": "true" }),
  voters.length ? element("span", { class: "voters", dir: directionOf(voters[0]) }, voters.join(" · ")) : null);
}

/** What several ticks wait for, and the way back. */
function sending(poll, chosen, { vote }) {
  const changed = chosen.join() !== poll.mine.join();
  const button = (label, act, disabled = false) =>
    element("button", { type: "button", class: "quiet", disabled, onclick: act }, label);
  const send = poll.multiple && (changed || !poll.mine.length);
  return [
    send ? button("Vote", () => vote(chosen), !chosen.length) : null,
    poll.mine.length ? button("Retract vote", () => vote([])) : null,
  ];
}

function kindOf({ closed, anonymous, multiple, closes_at: end }) {
  if (closed) return "Final results";
  const until = end ? `closes ${shortDay(moment(end))}, ${hour(moment(end))}` : "";
  const parts = [anonymous ? "Anonymous poll" : "Public poll", multiple ? "several answers" : "", until];
  return parts.filter(Boolean).join(" · ");
}

function totalOf({ total, hidden, closed }) {
  const counted = total === 0 ? "No votes yet" : total === 1 ? "1 vote" : `${total} votes`;
  return hidden && !closed ? `${counted} · results at the end` : counted;
}

function toggled(chosen, place) {
  const rest = chosen.filter((one) => one !== place);
  return (rest.length < chosen.length ? rest : [...rest, place]).sort((one, other) => one - other);
}
