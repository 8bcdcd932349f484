import { directionOf } from "./direction.js";
import { element } from "./element.js";

/** The inline keyboard below a bubble, null without one; rows run left to right in every language, as in Telegram. */
export function inlineKeyboard(message, on) {
  if (!message.buttons?.length) return null;
  return element("div", { class: "keyboard", dir: "ltr", "data-testid": "keyboard" },
    message.buttons.map((row, y) => element("div", { class: "row" },
      row.map((button, x) => key(message, button, [y, x], on)))));
}

function key(message, button, position, on) {
  const label = element("span", { class: "label", dir: directionOf(button.label) }, button.label);
  const arrow = button.url && element("span", { class: "arrow", "aria-hidden": "true" }, "↗");
  const node = element("button", { type: "button", class: "key", title: button.label }, label, arrow || null);
  const act = button.url ? () => on.link(button.url) : () => progress(node, on.press(message, position));
  node.addEventListener("click", act);
  return node;
}

/** Show that a press is under way until the bot has answered it; a second press meanwhile does nothing. */
async function progress(node, pressed) {
  node.setAttribute("aria-busy", "true");
  node.disabled = true;
  try {
    await pressed;
  } finally {
    node.removeAttribute("aria-busy");
    node.disabled = false;
  }
}
