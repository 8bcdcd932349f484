const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const STRONG = /[\p{L}\u200E\u200F\u061C]/u;

/**
 * The direction of one line: that of its first strong letter or mark, left to right without one.
 * A letter inside an isolate counts, as it does in Telegram; that is why neither dir="auto" nor
 * unicode-bidi: plaintext would do, which both look past isolates.
 */
export function directionOf(line) {
  const strong = STRONG.exec(line)?.[0];
  if (strong === undefined) return "ltr";
  return strong === "\u200F" || strong === "\u061C" || RIGHT_TO_LEFT.test(strong) ? "rtl" : "ltr";
}
