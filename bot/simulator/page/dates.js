/* Times and days in the reader's language: seconds since 1970 go in, words come out. Digits as in the bot's texts. */

const LOCALES = { ar: "ar-u-nu-latn", en: "en-GB" };

function formatted(language, seconds, options) {
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(1000 * seconds));
}

export const timeOf = (language, seconds) => formatted(language, seconds, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const momentOf = (language, seconds) => formatted(language, seconds, { dateStyle: "full", timeStyle: "short" });
export const isoOf = (seconds) => new Date(1000 * seconds).toISOString();

export function sameDay(one, other) {
  return new Date(1000 * one).toDateString() === new Date(1000 * other).toDateString();
}

export function dayOf(texts, seconds) {
  const today = Date.now() / 1000;
  if (sameDay(seconds, today)) return texts.today;
  if (sameDay(seconds, today - 86_400)) return texts.yesterday;
  return formatted(texts.language, seconds, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

export function counted(language, forms, number) {
  const form = forms[new Intl.PluralRules(language).select(number)] ?? forms.other;
  return form.replace("{n}", new Intl.NumberFormat(LOCALES[language]).format(number));
}

/* "640 B", "12 KB", "3.4 MB". */
export function sizeOf(language, bytes) {
  const [value, unit] = bytes < 1000 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  const options = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: value < 10 ? 1 : 0 };
  return new Intl.NumberFormat(LOCALES[language], options).format(value);
}
