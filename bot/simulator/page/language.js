/* The interface's language: remembered, or else the browser's; the page's own direction follows it. */

import arabic from "./texts.ar.js";
import english from "./texts.en.js";

const TEXTS = { ar: arabic, en: english };
const KEY = "qawl.language";

export function chosenTexts() {
  let language = null;
  try {
    language = localStorage.getItem(KEY);
  } catch {
    // A browser that lets pages keep nothing: its own language it is, each time.
  }
  return TEXTS[language] ?? TEXTS[navigator.language.split("-")[0]] ?? english;
}

export function choose(language) {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // As above; the choice holds until the page is closed.
  }
  return TEXTS[language];
}

export function dress(texts) {
  document.documentElement.lang = texts.language;
  document.documentElement.dir = texts.direction;
  document.title = texts.title;
}
