/* Messages that nobody wrote: who joined, which topic was opened. A message goes in, a line comes out; null for others. */

import { make } from "./dom.js";
import { senderName, sentence, userName } from "./names.js";

const CONTENT = ["text", "caption", "document", "photo"];

export function serviceLine(message, texts) {
  const said = sentenceOf(message, texts);
  if (said !== null) return make("div", { class: "service" }, said);
  if (CONTENT.some((name) => name in message)) return null;
  return make("div", { class: "service" }, texts.notShown);
}

function sentenceOf(message, texts) {
  const by = senderName(message);
  if (message.new_chat_members) {
    const names = message.new_chat_members.map(userName).join(", ");
    const alone = message.new_chat_members.every((user) => user.id === message.from?.id);
    return alone ? sentence(texts.joined, names) : sentence(texts.added, names, by);
  }
  if (message.left_chat_member) {
    const gone = message.left_chat_member;
    return gone.id === message.from?.id ? sentence(texts.left, userName(gone)) : sentence(texts.removed, userName(gone), by);
  }
  if (message.forum_topic_created) return sentence(texts.topicOpened, message.forum_topic_created.name);
  if (message.forum_topic_edited?.name) return sentence(texts.topicEdited, message.forum_topic_edited.name);
  if (message.forum_topic_closed) return texts.topicClosed;
  if (message.forum_topic_reopened) return texts.topicReopened;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return texts.upgraded;
  if (message.pinned_message) return texts.pinned;
  return null;
}
