/** The sandbox's control API. Each call gives the answer's JSON, or throws an Error that says what was wrong. */
const OFFLINE = "The sandbox does not answer";

export const page = () => call("/world/page");
export const groups = () => call("/world/groups");
export const clock = () => call("/world/clock");
export const advance = (seconds) => call("/world/clock", { advance: seconds });
export const addPerson = (person) => call("/world/people", person);
export const addGroup = (group) => call("/world/groups", group);
export const chats = (person) => call(`/world/people/${person}/chats`);
export const messages = (person, chat) => call(`/world/people/${person}/chats/${chat}`);
export const keyboard = (person, chat) => call(`/world/people/${person}/keyboard/${chat}`);
export const commands = (person, chat) => call(`/world/people/${person}/commands/${chat}`);
export const send = (person, content) => call(`/world/people/${person}/send`, content);
export const press = (person, what) => call(`/world/people/${person}/press`, what);
export const block = (person) => call(`/world/people/${person}/block`, {});
export const unblock = (person) => call(`/world/people/${person}/unblock`, {});
export const join = (person, chat) => call(`/world/people/${person}/join`, { chat });
export const leave = (person, chat) => call(`/world/people/${person}/leave`, { chat });
export const letIn = (person, chat) => call(`/world/groups/${chat}/bot`, { status: "member", by: person });

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
