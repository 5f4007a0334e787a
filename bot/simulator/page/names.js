/* Who is who: users, chats and messages go in, names and avatars come out. */

import { counted } from "./dates.js";
import { isolated, make } from "./dom.js";

const HUES = 6;

export function userName(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

export function chatName(chat, bot) {
  return chat.type === "private" ? userName(bot) : chat.title;
}

export function senderName(message) {
  const { sender_chat: chat, from: user } = message;
  if (chat) return chat.title ?? chat.first_name;
  return user ? userName(user) : "";
}

/* Of each two the same hue for the same one, wherever it shows. */
export function hueOf(id) {
  const mixed = [...String(id)].reduce((sum, digit) => (31 * sum + digit.codePointAt(0)) % 10_007, 7);
  return `hue-${mixed % HUES}`;
}

export function avatar(name, id) {
  const letter = [...name].find((character) => /\p{L}|\p{N}/u.test(character)) ?? "·";
  return make("span", { class: `avatar ${hueOf(id)}`, "aria-hidden": "true" }, letter.toUpperCase());
}

export function chatAvatar(chat, bot) {
  return avatar(chatName(chat, bot), chat.type === "private" ? bot.id : chat.id);
}

/* "bot", "3 members", "2 subscribers". */
export function chatKind(chat, texts) {
  if (chat.type === "private") return texts.bot;
  const present = chat.members.filter(({ status }) => status !== "left" && status !== "kicked");
  if (chat.type !== "channel") return counted(texts.language, texts.members, present.length);
  return counted(texts.language, texts.subscribers, present.length);
}

/* Words around names, each name in its own direction: `say` gets placeholders and what it gives is filled in. */
export function sentence(say, ...names) {
  const marks = names.map((_, index) => String.fromCharCode(0xe000 + index)); // private use: in no text of ours
  const pieces = say(...marks).split(/([\ue000-\ue00f])/u);
  const parts = pieces.map((piece) => (marks.includes(piece) ? isolated(names[marks.indexOf(piece)]) : piece));
  return make("span", {}, ...parts);
}
