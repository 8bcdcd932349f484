import { directionOf } from "./direction.js";
import { element } from "./element.js";
import { isSafe, linked, whole } from "./links.js";

const INLINE = { B: "b", STRONG: "b", I: "i", EM: "i", U: "u", INS: "u", S: "s", STRIKE: "s", DEL: "s", CODE: "code" };
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

function write(parent, place, open, writer) {
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) writeText(node.data, place, open, writer);
    else if (node.nodeType === Node.ELEMENT_NODE) writeElement(node, place, open, writer);
  }
}

function writeElement(node, place, open, writer) {
  if (node.tagName === "BR") return writeText("\n", place, open, writer);
  if (!(node.tagName in BLOCK)) return write(node, place, [...open, () => inline(node, writer)], writer);
  if (place.line && place.line.textContent === "") place.line.remove();
  const box = element(BLOCK[node.tagName]);
  place.box.append(box);
  place.line = null;
  write(node, container(box), open, writer);
  writer.swallow = true; // the line break after a quotation is already there
}

function writeText(text, place, open, writer) {
  text.split("\n").forEach((piece, number) => {
    if (number > 0 && !(writer.swallow && place.line === null)) breakLine(place);
    if (piece === "") return;
    writer.swallow = false;
    place.line ??= newLine(place);
    innermost(place.line, open).append(...linked(piece).map((part) => tappable(part, open, writer)));
  });
}

function breakLine(place) {
  if (place.line === null) newLine(place);
  place.line = newLine(place);
}

function newLine(place) {
  const line = element("div", { class: "line" });
  place.box.append(line);
  return line;
}

/** The tags that are open at this point of the text, opened anew inside the line. */
function innermost(line, open) {
  return open.reduce((outer, make) => {
    const tag = make();
    if (tag === null) return outer;
    outer.append(tag);
    return tag;
  }, line);
}

function inline(node, writer) {
  if (node.tagName in INLINE) return element(INLINE[node.tagName]);
  if (node.tagName === "TG-SPOILER" || node.classList.contains("tg-spoiler")) return spoiler();
  if (node.tagName === "A" && isSafe(node.getAttribute("href") ?? "")) return link(node.getAttribute("href"), writer);
  return null; // a tag that Telegram does not know leaves its words behind
}

function tappable({ text, url, command }, open, writer) {
  if (url && !open.some((make) => make()?.tagName === "A")) return filled(link(url, writer), text);
  if (command) return filled(commandLink(command, writer), text);
  return document.createTextNode(text);
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

function commandLink(command, writer) {
  return element("button", { type: "button", class: "command-link", onclick: () => writer.oncommand(command) });
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
