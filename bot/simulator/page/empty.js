/* What stands in a chat where nobody has written yet. */

import { make } from "./dom.js";

const QUESTIONS = [
  { text: "what did Japarov propose?", lang: "en", dir: "ltr" },
  { text: "ماذا اقترح جباروف؟", lang: "ar", dir: "rtl" },
];

export function emptyChat(view) {
  const { texts, chat, state } = view;
  if (chat.type === "channel") return box(make("p", {}, texts.channelEmpty));
  if (chat.type !== "private") return box(make("p", {}, texts.nothingYet));
  const examples = QUESTIONS.map(({ text, lang, dir }) =>
    make("button", { type: "button", class: "example", lang, dir, onclick: () => view.command(text) }, text),
  );
  const said = state.description
    ? make("p", { dir: "auto" }, state.description)
    : make("p", {}, texts.welcomeText);
  return box(make("h3", {}, texts.welcome), said, make("p", { class: "try" }, texts.tryOne), ...examples);
}

function box(...children) {
  return make("div", { class: "empty-chat" }, ...children);
}
