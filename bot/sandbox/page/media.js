import { element } from "./element.js";
import { enlarge } from "./sheet.js";
import { duration, size } from "./times.js";

/** What a message carries beside words, as a node; null without any. */
export function media(carried) {
  if (!carried) return null;
  return (KINDS[carried.type] ?? download)(carried);
}

const WAVES = 17;
const KINDS = { photo, voice, sticker, contact, document: download };

function photo({ url, name }) {
  const picture = element("img", { src: url, alt: name ?? "Photo", loading: "eager", decoding: "async" });
  const onclick = () => enlarge(url, name);
  const named = { "aria-label": "Enlarge photo", "data-testid": "photo" };
  return element("button", { type: "button", class: "photo", ...named, onclick }, picture);
}

function download({ url, name, size: bytes }) {
  return element("a", { class: "file", href: url, download: name ?? "document", "data-testid": "document" },
    element("span", { class: "disc", "aria-hidden": "true" }, "↓"),
    element("span", { class: "about" },
      element("bdi", { class: "name" }, name ?? "Document"),
      element("span", { class: "size" }, `${bytes ? `${size(bytes)} · ` : ""}Download`)));
}

function voice({ duration: seconds }) {
  const bars = Array.from({ length: WAVES }, () => element("i"));
  return element("div", { class: "voice", role: "img", "aria-label": "Voice message", "data-testid": "voice" },
    element("span", { class: "disc", "aria-hidden": "true" }, "▶"),
    element("span", { class: "wave", "aria-hidden": "true" }, bars),
    element("span", { class: "size" }, duration(seconds ?? 0)));
}

function sticker({ emoji }) {
  const named = { role: "img", "aria-label": "Sticker", "data-testid": "sticker" };
  return element("div", { class: "sticker", ...named }, emoji ?? "🌻");
}

function contact({ name, first_name, phone_number }) {
  const who = first_name ?? name ?? "Contact";
  return element("div", { class: "contact", "data-testid": "contact" },
    element("span", { class: "disc", "aria-hidden": "true" }, [...who][0]),
    element("span", { class: "about" },
      element("bdi", { class: "name" }, who), element("bdi", { class: "size", dir: "ltr" }, phone_number ?? "")));
}
