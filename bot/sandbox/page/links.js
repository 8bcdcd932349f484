const ADDRESS = /(?:https?:\/\/|t\.me\/)[^\s<>«»"]*[^\s<>«»".,;:!?)،؛؟]/;
const COMMAND = /(?<![\p{L}\p{N}_/.])\/[a-z][a-z0-9_]{0,31}(?:@\w+)?(?![\p{L}\p{N}_/])/;
const FOUND = new RegExp(`${ADDRESS.source}|${COMMAND.source}`, "giu");

/** Cut plain text where Telegram finds something to tap: [{text, url?, command?}], in order and complete. */
export function linked(text) {
  const parts = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(FOUND)) {
    if (index > from) parts.push({ text: text.slice(from, index) });
    parts.push(found.startsWith("/") ? { text: found, command: found } : { text: found, url: whole(found) });
    from = index + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/**
 * What a link to our own bot asks for: {kind: "start" | "startgroup", payload}; null for any other address.
 * Both t.me/bot?start=x and tg://resolve?domain=bot&start=x are understood.
 */
export function deepLink(address, username) {
  let url;
  try {
    url = new URL(whole(address));
  } catch {
    return null;
  }
  if (named(url)?.toLowerCase() !== username.toLowerCase()) return null;
  const kind = url.searchParams.has("startgroup") ? "startgroup" : "start";
  return { kind, payload: url.searchParams.get(kind) ?? "" };
}

/** Whether an address may be opened from a message: the web, mail and telephones, never a script. */
export function isSafe(address) {
  return /^(https?:|mailto:|tel:|tg:)/i.test(whole(address));
}

/** The address with its scheme, as Telegram completes it. */
export function whole(address) {
  return /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
}

function named(url) {
  if (url.protocol === "tg:") return url.searchParams.get("domain");
  return ["t.me", "telegram.me"].includes(url.hostname) ? url.pathname.slice(1) : null;
}
