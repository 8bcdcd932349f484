/** The sandbox's control API. Each call gives the answer's JSON, or throws an Error that says what was wrong. */
const OFFLINE = "The sandbox does not answer";

export const page = () => call("/world/page");
export const groups = () => call("/world/groups");
export const clock = () => call("/world/clock");
/** Move the clock by seconds, or, by the step "next", to what the bot or a poll waits for. */
export const advance = (step) => call("/world/clock", step === "next" ? { next: true } : { advance: step });
export const addPerson = (person) => call("/world/people", person);
export const addGroup = (group) => call("/world/groups", group);
export const chats = (person) => call(`/world/people/${person}/chats`);
export const messages = (person, chat) => call(`/world/people/${person}/chats/${chat}`);
export const keyboard = (person, chat) => call(`/world/people/${person}/keyboard/${chat}`);
export const commands = (person, chat) => call(`/world/people/${person}/commands/${chat}`);
export const send = (person, content) => call(`/world/people/${person}/send`, content);
export const press = (person, what) => call(`/world/people/${person}/press`, what);
export const vote = (person, what) => call(`/world/people/${person}/vote`, what);
export const pin = (person, what) => call(`/world/people/${person}/pin`, what);
export const promote = (person, what) => call(`/world/people/${person}/promote`, what);
export const setBot = (chat, status, by) => call(`/world/groups/${chat}/bot`, { status, by });
export const block = (person) => call(`/world/people/${person}/block`, {});
export const unblock = (person) => call(`/world/people/${person}/unblock`, {});
export const join = (person, chat) => call(`/world/people/${person}/join`, { chat });
export const leave = (person, chat) => call(`/world/people/${person}/leave`, { chat });

/** Wait, up to the server's patience, until the world is past `version`; at once without one. */
export function changed(version) {
  return call(version === undefined ? "/world/events" : `/world/events?after=${version}`);
}

async function call(path, body) {
  const response = await reach(path, body);
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw new Error(answer?.description ?? answer?.error ?? `${OFFLINE} (${response.status})`);
}

async function reach(path, body) {
  const headers = { "Content-Type": "application/json" };
  const options = body === undefined ? { cache: "no-store" } : { method: "POST", headers, body: JSON.stringify(body) };
  try {
    return await fetch(path, options);
  } catch {
    throw new Error(OFFLINE);
  }
}
