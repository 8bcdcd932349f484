import { directionOf } from "./direction.js";
import { element } from "./element.js";
import { isSafe, linked, whole } from "./links.js";

const INLINE = { B: "b", STRONG: "b", I: "i", EM: "i", U: "u", INS: "u", S: "s", STRIKE: "s", DEL: "s", CODE: "code" };
const UNSEEN = ["SCRIPT", "STYLE", "TEMPLATE"];
const BLOCK = { PRE: "pre", BLOCKQUOTE: "blockquote" };

/**
 * A message's HTML as one block a line, each laid out by its own first strong letter.
 * Only Telegram's tags survive, without their attributes; tags that span lines are closed and
 * opened again. `onlink(url)` and `oncommand(command)` are told what was pressed.
 */
export function lines(html, { onlink, oncommand }) {
  const body = new DOMParser().parseFromString(`<body>${html}`, "text/html").body;
  const box = element("div", { class: "text" });
  const writer = { onlink, oncommand, swallow: false };
  write(body, container(box), [], writer);
  box.querySelectorAll(".line").forEach(settle);
  return box;
}

function container(box) {
  return { box, line: null };
}

/** `open` holds the tags around this point of the text, outermost first: {name, make}. */
function write(parent, place, open, writer) {
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) writeText(node.data, place, open, writer);
    else if (node.nodeType === Node.ELEMENT_NODE) writeElement(node, place, open, writer);
  }
}

function writeElement(node, place, open, writer) {
  if (UNSEEN.includes(node.tagName)) return;
  if (node.tagName === "BR") writeText("\n", place, open, writer);
  else if (node.tagName in BLOCK) writeBlock(node, place, open, writer);
  else write(node, place, [...open, inline(node, writer)], writer);
}

function writeBlock(node, place, open, writer) {
  if (place.line?.textContent === "") place.line.remove();
  const box = element(BLOCK[node.tagName]);
  place.box.append(box);
  place.line = null;
  write(node, container(box), [...open, { name: BLOCK[node.tagName] }], writer);
  writer.swallow = true; // a block breaks the line by itself; the break written after it is that one
}

function writeText(text, place, open, writer) {
  text.split("\n").forEach((piece, number) => {
    if (number > 0) breakLine(place, writer);
    if (piece === "") return;
    writer.swallow = false;
    place.line ??= newLine(place);
    innermost(place.line, open).append(...tappable(piece, open, writer));
  });
}

function breakLine(place, writer) {
  const swallowed = writer.swallow && place.line === null;
  writer.swallow = false;
  if (swallowed) return;
  if (place.line === null) newLine(place);
  place.line = newLine(place);
}

function newLine(place) {
  const line = element("div", { class: "line" });
  place.box.append(line);
  return line;
}

/** The open tags, made anew inside this line. */
function innermost(line, open) {
  return open.reduce((outer, { make }) => {
    const tag = make?.();
    if (tag) outer.append(tag);
    return tag ?? outer;
  }, line);
}

/** A tag that Telegram does not know is not made: it leaves its words behind. */
function inline(node, writer) {
  const address = node.getAttribute("href") ?? "";
  if (node.tagName in INLINE) return { name: INLINE[node.tagName], make: () => element(INLINE[node.tagName]) };
  if (node.tagName === "TG-SPOILER" || node.classList.contains("tg-spoiler")) return { name: "spoiler", make: spoiler };
  if (node.tagName === "A" && isSafe(address)) return { name: "a", make: () => link(address, writer) };
  return { name: "unknown" };
}

/** Addresses and commands become something to press, except where Telegram leaves them alone. */
function tappable(text, open, writer) {
  if (open.some(({ name }) => ["a", "code", "pre"].includes(name))) return [text];
  return linked(text).map((part) => {
    if (part.url) return filled(link(part.url, writer), part.text);
    return part.command ? filled(commandLink(part.command, writer), part.text) : part.text;
  });
}

function filled(node, text) {
  node.append(text);
  return node;
}

function link(address, writer) {
  const onclick = (event) => {
    event.preventDefault();
    writer.onlink(whole(address));
  };
  return element("a", { href: whole(address), rel: "noopener noreferrer", target: "_blank", onclick });
}

/** A link and not a button: only what is inline takes part in the order of a right-to-left line. */
function commandLink(command, writer) {
  const onclick = (event) => {
    event.preventDefault();
    writer.oncommand(command);
  };
  return element("a", { href: "#", role: "button", class: "command", onclick });
}

function spoiler() {
  const node = element("span", { class: "spoiler", role: "button", tabindex: "0", title: "Show what is hidden" });
  const show = () => {
    node.classList.add("shown");
    node.removeAttribute("role");
    node.removeAttribute("tabindex");
  };
  node.addEventListener("click", show);
  node.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && show());
  return node;
}

/** Give a line its direction, and a height of its own where it is empty. */
function settle(line) {
  line.dir = directionOf(line.textContent);
  if (line.textContent === "") line.append(document.createElement("br"));
}
