/* What there is: the simulator's state and events go in; what the page shows, and what has changed, come out.
   Listeners get (kind, content) after each change: the kinds of events, and "loaded" for all anew. */

export class State {
  #listeners = [];

  load(snapshot) {
    this.you = snapshot.you;
    this.bot = snapshot.bot;
    this.lastEvent = snapshot.last_event;
    this.menus = snapshot.menus;
    this.description = snapshot.description;
    this.users = new Map(snapshot.users.map((user) => [user.id, user]));
    this.chats = new Map();
    for (const { messages, ...chat } of snapshot.chats) this.chats.set(chat.id, withMessages(chat, messages));
    this.typing = snapshot.typing;
    this.drafts = snapshot.drafts;
    this.#tell("loaded", {});
  }

  listen(listener) {
    this.#listeners.push(listener);
  }

  /* The chats that you see: your own with the bot, and those where you are. */
  visible() {
    return [...this.chats.values()].filter((chat) => {
      if (chat.migrated_to !== null) return false;
      if (chat.type === "private") return chat.id === this.you;
      return chat.members.some(({ user, status }) => user === this.you && status !== "left" && status !== "kicked");
    });
  }

  people(chat) {
    const present = chat.members.filter(({ status }) => status !== "left" && status !== "kicked");
    return present.map(({ user }) => this.users.get(user)).filter((user) => user && !user.is_bot);
  }

  apply(kind, content) {
    const chat = this.chats.get(content.chat);
    if (kind === "commands") this.menus = content.menus;
    else if (kind === "chat") this.chats.set(content.chat, { ...content.about, messages: chat?.messages ?? new Map() });
    else if (kind === "typing") this.typing = [...this.#others(this.typing, content), content];
    else if (kind === "draft") this.#draft(content);
    else if (chat !== undefined) this.#change(chat, kind, content);
    this.#tell(kind, content);
  }

  #change(chat, kind, content) {
    if (kind === "message") {
      const { message } = content;
      chat.messages.set(message.message_id, message);
      if (message.from && !this.users.has(message.from.id)) this.users.set(message.from.id, message.from);
      if (message.from?.is_bot || message.sender_chat) this.typing = this.#others(this.typing, placeOf(content.chat, message));
    } else if (kind === "edited") {
      const before = chat.messages.get(content.message.message_id);
      chat.messages.set(content.message.message_id, { ...content.message, reactions: before?.reactions });
    } else if (kind === "deleted") for (const id of content.message_ids) chat.messages.delete(id);
    else if (kind === "reaction") {
      const message = chat.messages.get(content.message_id);
      if (message) chat.messages.set(content.message_id, { ...message, reactions: content.reactions });
    }
  }

  #draft(content) {
    this.drafts = this.#others(this.drafts, content);
    if (content.text !== null) this.drafts.push(content);
  }

  #others(list, { chat, topic }) {
    return list.filter((each) => each.chat !== chat || each.topic !== topic);
  }

  #tell(kind, content) {
    for (const listener of this.#listeners) listener(kind, content);
  }
}

/* The topic that a message stands in; null for the general one, and where there are none. */
export function topicOf(message) {
  return message.is_topic_message ? message.message_thread_id : null;
}

function placeOf(chat, message) {
  return { chat, topic: topicOf(message) };
}

function withMessages(chat, messages) {
  return { ...chat, messages: new Map(messages.map((message) => [message.message_id, message])) };
}
