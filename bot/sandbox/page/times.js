const HOUR = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const SHORT_DAY = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });

/** A moment of the sandbox, which writes seconds since 1970 or ISO 8601, as a Date. */
export function moment(value) {
  return typeof value === "number" ? new Date(value * 1000) : new Date(value);
}

export const hour = (date) => HOUR.format(date);
export const shortDay = (date) => SHORT_DAY.format(date);

/** What names two moments of one calendar day alike. */
export function dayKey(date) {
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/** The day as a reader of `now` would say it: Today, Yesterday, Wednesday 14 January. */
export function day(date, now) {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (dayKey(date) === dayKey(now)) return "Today";
  return dayKey(date) === dayKey(yesterday) ? "Yesterday" : DAY.format(date);
}

/** For a list of chats: the hour today, the day before that. */
export function recent(date, now) {
  return dayKey(date) === dayKey(now) ? hour(date) : shortDay(date).split(" ").slice(1).join(" ");
}

/** 75 → "1:15". */
export function duration(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

/** Bytes in the largest unit that keeps a digit before the point. */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
