/* Reactions: those on a message as a row of buttons, and a picker of some more. */

import { make } from "./dom.js";
import { userName } from "./names.js";

export const OFFERED = ["👍", "👎", "❤", "🔥", "🎉", "🤔"];

export function reactionRow(message, doing) {
  const reactions = message.reactions ?? [];
  if (!reactions.length) return "";
  const shown = reactions.map(({ emoji, users }) => {
    const names = users.map((id) => nameOf(id, doing)).join(", ");
    const label = doing.texts.reaction(emoji, names);
    const pressed = String(users.includes(doing.speaker()));
    const attributes = { type: "button", class: "reaction", "aria-label": label, title: label, "aria-pressed": pressed };
    const onclick = () => doing.react(message.message_id, emoji);
    return make("button", { ...attributes, onclick }, emoji, make("span", { class: "count" }, String(users.length)));
  });
  return make("div", { class: "reactions" }, ...shown);
}

export function picker(texts, onchoose) {
  const buttons = OFFERED.map((emoji) => {
    const label = texts.reactWith(emoji);
    return make("button", { type: "button", "aria-label": label, title: label, onclick: () => onchoose(emoji) }, emoji);
  });
  return make("div", { class: "picker", role: "group", "aria-label": texts.react }, ...buttons);
}

/* One's reactions after choosing `emoji`: Telegram lets people have one, and the same one again takes it away. */
export function chosen(message, user, emoji) {
  const own = (message.reactions ?? []).filter(({ users }) => users.includes(user)).map((each) => each.emoji);
  return own.includes(emoji) ? [] : [emoji];
}

function nameOf(id, { state, texts }) {
  if (id === state.you) return texts.you;
  const user = state.users.get(id);
  return user ? userName(user) : String(id);
}
