import { element } from "./element.js";

const HUES = 8;

/** One of eight hues for a name and its round, the same for the same person every time. */
export function hueOf(id) {
  return `hue-${Math.abs(Number(id) || 0) % HUES}`;
}

/** A round with initials; the bot's hue is the last one. */
export function avatar(name, id) {
  const hue = hueOf(id === "bot" ? HUES - 1 : id);
  return element("span", { class: `avatar ${hue}`, "aria-hidden": "true" }, initials(name));
}

/** Up to two letters that stand for a name; a non-joiner keeps Arabic ones apart. */
export function initials(name) {
  const words = name.split(/[\s_-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.slice(0, 2).map((word) => [...word][0]).join("\u200C").toUpperCase();
}
