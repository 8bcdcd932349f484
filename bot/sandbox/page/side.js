import { avatar } from "./avatar.js";
import { drawClock, tick } from "./bar.js";
import { element } from "./element.js";
import { toast } from "./sheet.js";
import { moment } from "./times.js";
import * as world from "./world.js";

const RETRY_MS = 1000;
const box = document.getElementById("clock");
let ahead = 0;
let version;
let waiting = null;

/**
 * Wait for the world to change, for all the people shown here: a browser keeps few connections to one
 * host, and each of them would hold one. They find it as `parent.changed`.
 */
window.changed = async (known) => {
  if (known !== version || version === undefined) return { version: version ?? (await look()) };
  waiting ??= look().finally(() => { waiting = null; });
  return { version: await waiting };
};

async function look() {
  ({ version } = await world.changed(version));
  return version;
}

/** The chat and the people that the address names: #/-1001/3,5,8. */
function named() {
  const [, chat, people] = location.hash.match(/^#\/(bot|-?\d+)\/([\d,]+)$/) ?? [null, "bot", ""];
  return { chat, people: people.split(",").filter(Boolean).map(Number) };
}

async function draw() {
  const { chat, people } = named();
  const { people: known, groups } = await world.page();
  const here = people.map((id) => known.find((one) => one.id === id)).filter(Boolean);
  document.getElementById("title").textContent = groups.find(({ id }) => String(id) === chat)?.title ?? "Side by side";
  document.getElementById("alone").href = here.length ? `/#/${here[0].id}/${chat}` : "/";
  document.getElementById("places").replaceChildren(...here.map((person) => place(person, chat)));
}

function place({ id, first_name: name }, chat) {
  return element("figure", { class: "place", "data-testid": `place-${id}` },
    element("figcaption", {}, avatar(name, id), element("bdi", {}, name)),
    element("iframe", { src: `/#/${id}/${chat}`, title: name }));
}

/** The clock is read again whenever something has changed. */
async function keepTime() {
  for (let known; ; ) {
    try {
      ahead = moment((await world.clock()).now) - Date.now();
      ({ version: known } = await window.changed(known));
    } catch {
      version = undefined;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

drawClock(box, { advance: (step) => world.advance(step).catch((error) => toast(error.message)) });
setInterval(() => tick(box, new Date(Date.now() + ahead)), 250);
window.addEventListener("hashchange", draw);
draw();
keepTime();
