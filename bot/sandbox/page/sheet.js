import { element } from "./element.js";

const TOAST_SECONDS = 4;

/** Open a sheet over the page, with a title and a way out; resolves to nothing, gives the dialog. */
export function sheet(title, ...children) {
  const dialog = element("dialog", { class: "sheet", "aria-label": title, "data-testid": "sheet" },
    element("header", {}, element("h2", {}, title), closing("Close", "×")), ...children);
  return opened(dialog);
}

/** Fields and one button in a sheet. `act(values)` is given the form's values; the sheet stays open if it throws. */
export function formSheet(title, fields, label, act) {
  const trouble = element("p", { class: "trouble", role: "alert" });
  const form = element("form", {}, fields, trouble, element("button", { class: "primary" }, label));
  const dialog = sheet(title, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await act(new FormData(form));
      dialog.close();
    } catch (error) {
      trouble.textContent = error.message;
    }
  });
  return dialog;
}

/** A labelled field of a form; `control` is an input or a select. */
export function field(label, control) {
  return element("label", { class: "field" }, element("span", {}, label), control);
}

/** A list of things to choose from: [{label, act}]. Choosing closes the sheet. */
export function choiceSheet(title, choices, none) {
  const dialog = sheet(title, choices.length ? null : element("p", { class: "none" }, none));
  dialog.append(...choices.map(({ label, act }) => element("button", {
    type: "button", class: "choice", dir: "auto", onclick: () => (dialog.close(), act()),
  }, label)));
  return dialog;
}

/** What the bot answers to a press with an alert: it stays until it is dismissed. */
export function alertBox(text) {
  const ok = element("button", { type: "button", class: "primary" }, "OK");
  const words = text.split("\n").map((line) => element("p", { dir: "auto" }, line));
  const dialog = element("dialog", { class: "alert", role: "alertdialog", "data-testid": "alert" }, ...words, ok);
  ok.addEventListener("click", () => dialog.close());
  return opened(dialog);
}

/** A few words over the messages that go away by themselves. */
export function toast(text) {
  const node = element("div", { class: "toast", dir: "auto", "data-testid": "toast" }, text);
  document.getElementById("toasts").append(node);
  setTimeout(() => node.remove(), TOAST_SECONDS * 1000 + text.length * 30);
}

/** A photo as large as the window allows; a press anywhere or Escape closes it. */
export function enlarge(url, name) {
  const dialog = element("dialog", { class: "enlarged", "aria-label": name ?? "Photo", "data-testid": "enlarged" },
    element("img", { src: url, alt: name ?? "Photo" }), closing("Close", "×"));
  dialog.addEventListener("click", () => dialog.close());
  return opened(dialog);
}

function closing(label, sign) {
  return element("button", {
    type: "button", class: "close", "aria-label": label, onclick: (event) => event.target.closest("dialog").close(),
  }, sign);
}

function opened(dialog) {
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside the sheet
  dialog.showModal();
  return dialog;
}
