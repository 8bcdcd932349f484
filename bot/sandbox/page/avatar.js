import { element } from "./element.js";

const HUES = 7; // of people and groups

/** The hue of somebody's name and round, the same every time; the bot, called "bot", has one to itself. */
export function hueOf(id) {
  return `hue-${id === "bot" ? HUES : Math.abs(id) % HUES}`;
}

/** A round with initials. */
export function avatar(name, id) {
  return element("span", { class: `avatar ${hueOf(id)}`, "aria-hidden": "true" }, initials(name));
}

/** Up to two letters that stand for a name; a non-joiner keeps Arabic ones apart. */
export function initials(name) {
  const words = name.split(/[\s_-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.slice(0, 2).map((word) => [...word][0]).join("\u200C").toUpperCase();
}
