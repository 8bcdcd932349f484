import { avatar } from "./avatar.js";
import { element, keep } from "./element.js";
import { hour, shortDay } from "./times.js";

const STEPS = [["+1 hour", "+1h", 3600, "hour"], ["+1 day", "+1d", 86400, "day"],
  ["To what comes next", "Next", "next", "next"]];

/** The people one can be: the seats first, then everybody else; the last button adds a person. */
export function drawSeats(box, view, on) {
  const places = [...seated(view), { key: "add" }];
  keep(box, places, (place) => place.key, (place) => (place.key === "add" ? adder(on) : seat(place, on)));
  if (box.dataset.active === String(view.person)) return;
  box.dataset.active = view.person;
  box.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** The world's clock with its steps; draw once, then `tick` it. */
export function drawClock(box, on) {
  box.replaceChildren(
    element("time", { class: "now", "data-testid": "clock" }, element("b"), element("span")),
    ...STEPS.map((step) => stepButton(step, on)));
}

/** Show the moment `now` on the clock. */
export function tick(box, now) {
  const [time, date] = [box.querySelector("b"), box.querySelector("span")];
  if (time.textContent !== hour(now)) time.textContent = hour(now);
  if (date.textContent !== shortDay(now)) date.textContent = shortDay(now);
}

function stepButton([label, short, step, name], on) {
  const onclick = () => on.advance(step);
  const named = { "aria-label": label, title: label, "data-testid": `clock-${name}` };
  return element("button", { type: "button", ...named, onclick }, short);
}

function seated({ page, seats, person }) {
  const people = new Map(page.people.map((one) => [one.id, one]));
  const taken = new Set(seats.map((place) => place.person));
  const all = [...seats, ...page.people.filter((one) => !taken.has(one.id)).map((one) => ({ person: one.id }))];
  return all.filter((place) => people.has(place.person)).map((place, number) => ({
    key: place.person, name: people.get(place.person).first_name, label: place.label ?? "",
    testid: number < seats.length ? `seat-${number}` : `person-${place.person}`, active: place.person === person,
  }));
}

function seat({ key, name, label, testid, active }, on) {
  return element("button", {
    type: "button", class: "seat", "data-testid": testid, "aria-pressed": String(active), title: label || name,
    "aria-label": label ? `${name}, ${label}` : name, onclick: () => on.become(key),
  }, avatar(name, key), element("span", { class: "who" },
    element("bdi", { class: "name" }, name), label && element("span", { class: "role" }, label) || null));
}

function adder(on) {
  return element("button", {
    type: "button", class: "seat add", "data-testid": "new-person", "aria-label": "Add a person", title: "Add a person",
    onclick: on.addPerson,
  }, element("span", { class: "avatar", "aria-hidden": "true" }, "+"));
}
