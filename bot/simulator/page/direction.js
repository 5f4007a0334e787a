/* The direction of a line: its text goes in, "rtl", "ltr" or null (nothing in it says) comes out. By its first strong
   character, as in rule P2 of https://www.unicode.org/reports/tr9/, which passes over isolated runs. */

const STRONG = /[\u200e\u200f\u061c]|\p{L}/u;
const RIGHT_TO_LEFT =
  /[\u200f\u061c]|[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const ISOLATES = /[\u2066-\u2068]/;
const POP_ISOLATE = "\u2069";

export function direction(text) {
  let depth = 0;
  for (const character of text) {
    if (ISOLATES.test(character)) depth += 1;
    else if (character === POP_ISOLATE) depth = Math.max(0, depth - 1);
    else if (depth === 0 && STRONG.test(character)) return RIGHT_TO_LEFT.test(character) ? "rtl" : "ltr";
  }
  return null;
}

/* Directions of lines that belong together: one without letters runs as the line before it does, or, at the top, as
   the first one after it. `fallback` is for texts without any letter. */
export function directions(lines, fallback) {
  const own = lines.map(direction);
  let current = own.find((each) => each !== null) ?? fallback;
  return own.map((each) => (current = each ?? current));
}

/* Lets a field follow what is typed into it, and the page while it is empty, so that its placeholder stands right. */
export function followTyping(field) {
  const turn = () => (field.value ? field.setAttribute("dir", "auto") : field.removeAttribute("dir"));
  field.addEventListener("input", turn);
  turn();
}
