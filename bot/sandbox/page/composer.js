import { element } from "./element.js";

const drafts = new Map(); // person/chat → what was typed and not sent

/** Where one types: Enter sends, Shift+Enter begins a new line, "/" lists the bot's commands. */
export function composer({ person, chat, placeholder, open, hasCommands }, on) {
  const here = `${person}/${chat}`;
  const area = element("textarea", {
    rows: "1", dir: "auto", placeholder, "aria-label": "Message", "data-testid": "composer", autocomplete: "off",
  });
  area.value = drafts.get(here) ?? "";
  const form = element("form", { class: "composer" },
    toggle("/", "Commands", "commands", open, on, !hasCommands), area, toggle("+", "Attach", "attach", open, on),
    element("button", { class: "send", "aria-label": "Send", "data-testid": "send" }, "➤"));
  const submit = () => send(area, here, on);
  form.addEventListener("submit", (event) => (event.preventDefault(), submit()));
  area.addEventListener("keydown", (event) => sends(event) && (event.preventDefault(), submit()));
  area.addEventListener("input", () => typed(area, here, on));
  requestAnimationFrame(() => grow(area));
  return form;
}

function toggle(sign, label, name, open, on, hidden = false) {
  return element("button", {
    type: "button", class: `tool for-${name}`, "aria-label": label, title: label, "data-testid": `open-${name}`, hidden,
    "aria-expanded": String(open === name), onclick: () => on.toggle(name),
  }, sign);
}

function sends(event) {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing;
}

function typed(area, here, on) {
  drafts.set(here, area.value);
  grow(area);
  on.typed(area.value);
}

/** The words leave the field only once the sandbox has them. */
async function send(area, here, on) {
  const text = area.value.trim();
  if (!text || !(await on.send({ text }))) return;
  drafts.delete(here);
  area.value = "";
  grow(area);
}

function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}
