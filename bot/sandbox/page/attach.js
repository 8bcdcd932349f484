import { element } from "./element.js";
import { field, formSheet } from "./sheet.js";

const SAMPLE_PHONE = "+21620123456";

/** The small menu of what can be sent beside words. */
export function attachments(on) {
  const file = element("input", {
    type: "file", class: "hidden", tabindex: "-1", "aria-label": "File", "data-testid": "file",
  });
  file.addEventListener("change", async () => on.send({ document: await read(file.files[0]) }));
  return element("div", { class: "attach", role: "group", "aria-label": "Attach", "data-testid": "attach" },
    choice("🎙", "Voice message", "voice", () => on.send({ voice: { duration: 7 } })),
    choice("📄", "Document", "document", () => file.click()),
    choice("👤", "Contact", "contact", on.sendContact),
    choice("🌻", "Sticker", "sticker", () => on.send({ sticker: true })), file);
}

/** Ask which contact to share, the person's own to begin with; `send` is given {phone_number, first_name}. */
export function contactSheet(person, send) {
  const name = element("input", { name: "first_name", value: person.first_name, required: true, dir: "auto" });
  const phone = element("input", {
    name: "phone_number", value: SAMPLE_PHONE, type: "tel", required: true, dir: "ltr",
  });
  formSheet("Share a contact", [field("Name", name), field("Phone", phone)], "Share",
    (values) => send(Object.fromEntries(values)));
}

function choice(sign, label, name, act) {
  return element("button", { type: "button", "data-testid": `attach-${name}`, onclick: act },
    element("span", { "aria-hidden": "true" }, sign), label);
}

function read(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve({
      name: file.name, mime: file.type || "application/octet-stream", base64: reader.result.split(",")[1] ?? "",
    });
    reader.readAsDataURL(file);
  });
}
