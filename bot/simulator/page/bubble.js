/* A message as a node: Telegram's Message goes in with what can be done with it (`doing`, a chat's view) and what the
   reader has unfolded in it (`memory`); nothing in the node but what was sent. */

import { isoOf, momentOf, timeOf } from "./dates.js";
import { isolated, make } from "./dom.js";
import { firstDirection, oneLine } from "./entities.js";
import { keyboard } from "./keyboard.js";
import { media } from "./media.js";
import { avatar, hueOf, senderName, userName } from "./names.js";
import { reactionRow } from "./reactions.js";
import { richText } from "./richtext.js";
import { serviceLine } from "./service.js";

export function messageNode(message, doing, memory) {
  const service = serviceLine(message, doing.texts);
  const node = make("article", { "data-id": message.message_id, tabindex: "-1" });
  if (service !== null) {
    node.className = "message service-message";
    node.append(service);
    return node;
  }
  node.className = `message ${isOwn(message, doing) ? "out" : "in"}`;
  node.setAttribute("aria-label", `${nameOf(message, doing)}, ${timeOf(doing.texts.language, message.date)}`);
  const bubble = make("div", { class: "bubble" }, ...above(message, doing), media(message, doing.texts), body(message, doing, memory));
  bubble.append(reactionRow(message, doing));
  const held = make("div", { class: "held" }, bubble, keyboard(message, doing));
  if (doing.chat.type !== "private" && doing.chat.type !== "channel" && !isOwn(message, doing)) {
    node.append(avatar(senderName(message), senderId(message)));
  }
  node.append(held);
  return node;
}

/* A message that the bot is still writing; without a text, that it thinks. */
export function draftNode(draft, doing, memory) {
  const { texts } = doing;
  const text = draft.text
    ? make("div", { class: "text" }, ...richText(draft.text, draft.entities, doing, memory))
    : make("div", { class: "text thinking" }, texts.thinking, dots());
  const bubble = make("div", { class: "bubble", title: texts.writing }, make("div", { class: "body" }, text));
  return make("div", { class: "message in first last draft" }, make("div", { class: "held" }, bubble));
}

export function dots() {
  return make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
}

export function isOwn(message, doing) {
  return message.from?.id === doing.state.you && !message.sender_chat;
}

export function senderId(message) {
  return message.sender_chat?.id ?? message.from?.id ?? 0;
}

/* What a short mention of a message says: its text in a line, or what it holds; and how that runs. */
export function snippet(message, texts) {
  const [text, entities] = textOf(message);
  if (text) return cut(oneLine(text, entities));
  if (message.photo) return texts.photo;
  if (message.document) return message.document.file_name ?? texts.file;
  return serviceLine(message, texts)?.textContent ?? texts.message;
}

export function snippetDirection(message) {
  const [text, entities] = textOf(message);
  return text ? firstDirection(text, entities, null) : null;
}

function cut(line) {
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

function textOf(message) {
  return [message.text ?? message.caption ?? "", message.entities ?? message.caption_entities ?? []];
}

export function nameOf(message, doing) {
  return isOwn(message, doing) ? doing.texts.you : senderName(message);
}

function* above(message, doing) {
  const { texts, chat } = doing;
  if (chat.type !== "private" && !isOwn(message, doing)) {
    const bot = message.from?.is_bot && !message.sender_chat ? make("span", { class: "tag" }, texts.bot) : null;
    yield make("div", { class: `name ${hueOf(senderId(message))}` }, isolated(senderName(message)), bot ? " " : null, bot);
  }
  if (message.via_bot) yield make("div", { class: "origin" }, `${texts.via} `, isolated(`@${message.via_bot.username}`));
  if (message.forward_origin) yield make("div", { class: "origin" }, `${texts.forwarded} `, isolated(originName(message.forward_origin)));
  const answered = message.reply_to_message;
  if (answered && !answered.forum_topic_created) yield quotedReply(message, answered, doing);
}

function originName(origin) {
  const { sender_user: user, chat, sender_chat: other } = origin;
  return user ? userName(user) : ((chat ?? other)?.title ?? origin.sender_user_name ?? "");
}

function quotedReply(message, answered, doing) {
  const said = message.quote ? message.quote.text : snippet(answered, doing.texts);
  const dir = (message.quote ? null : snippetDirection(answered)) ?? "auto";
  const label = doing.texts.replyingTo(nameOf(answered, doing));
  return make(
    "button",
    { type: "button", class: `answered ${hueOf(senderId(answered))}`, "aria-label": `${label}: ${said}`, onclick: () => doing.goTo(answered.message_id) },
    isolated(nameOf(answered, doing), { class: "answered-name" }),
    make("span", { class: message.quote ? "answered-text quote" : "answered-text", dir }, said),
  );
}

function body(message, doing, memory) {
  const [text, entities] = textOf(message);
  const shown = text ? make("div", { class: "text" }, ...richText(text, entities, doing, memory)) : null;
  // The time stands where the text ends, on the left of an Arabic one.
  const dir = text ? firstDirection(text, entities, null) : null;
  return make("div", { class: "body", dir }, shown, meta(message, doing));
}

function meta(message, { texts }) {
  const time = make(
    "time",
    { datetime: isoOf(message.date), title: momentOf(texts.language, message.edit_date ?? message.date) },
    timeOf(texts.language, message.date),
  );
  const signature = message.author_signature ? isolated(message.author_signature) : null;
  const edited = message.edit_date ? make("span", { class: "edited" }, texts.edited) : null;
  return make("div", { class: "meta" }, signature, edited, time);
}
