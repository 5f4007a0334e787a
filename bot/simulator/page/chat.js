/* One chat: its head, its topics, its messages and where one writes. Events of the chat go in; what the reader does with
   messages goes out. It is the `doing` of bubbles, buttons and texts. */

import { Composer } from "./composer.js";
import { iconButton, isolated, make } from "./dom.js";
import { emptyChat } from "./empty.js";
import { Log } from "./log.js";
import { Toasts, showAlert } from "./notices.js";
import { chatAvatar, chatKind, chatName, userName } from "./names.js";
import { Presses } from "./presses.js";
import { chosen } from "./reactions.js";
import { RequestError, act } from "./requests.js";
import { topicOf } from "./state.js";
import { TopicBar } from "./topics.js";

export class ChatView {
  #speaker;
  #memories = new Map();
  #results = new Map();

  constructor(app, id) {
    this.app = app;
    this.state = app.state;
    this.texts = app.texts;
    this.id = id;
    this.#speaker = this.state.you;
    this.presses = new Presses(this);
    const name = chatName(this.chat, this.state.bot);
    this.toasts = new Toasts(this.texts);
    this.topics = new TopicBar(this);
    this.log = new Log(this, this.texts.messagesIn(name));
    this.node = make("section", { class: `chat ${this.chat.type}`, "aria-labelledby": `name-${id}`, "data-chat": id });
    this.node.append(this.#head(name), this.topics.node, this.log.node, this.toasts.node);
    this.composer = this.canWrite() ? new Composer(this) : null;
    if (this.composer) {
      this.node.append(this.composer.node);
      this.composer.attachments.receive(this.node);
    }
    this.showAll();
  }

  get chat() {
    return this.state.chats.get(this.id);
  }

  canWrite() {
    if (this.chat.type !== "channel") return true;
    const status = this.chat.members.find(({ user }) => user === this.state.you)?.status;
    return status === "creator" || status === "administrator";
  }

  speaker() {
    return this.#speaker;
  }

  speakAs(user) {
    this.#speaker = user;
    for (const message of this.chat.messages.values()) if (message.reactions?.length) this.log.replace(message);
    this.composer.field.focus();
  }

  /* Where and as whom one writes. */
  place() {
    return { chat: this.id, user: this.#speaker, topic: this.topics.shown };
  }

  showAll() {
    const messages = [...this.chat.messages.values()].filter((message) => this.topics.shows(message));
    this.log.show(messages, () => emptyChat(this));
    this.showPassing();
  }

  /* Returns whether the event is one that a reader may have missed. */
  take(kind, content) {
    if (kind === "message") return this.#added(content.message);
    if (kind === "edited") this.log.replace(content.message);
    else if (kind === "deleted") content.message_ids.forEach((id) => this.log.remove(id));
    else if (kind === "reaction") this.#reacted(content.message_id);
    else if (kind === "typing" || kind === "draft") this.showPassing();
    else if (kind === "callback_answer") this.presses.answered(content);
    else if (kind === "inline_results") this.#found(content);
    else if (kind === "chat") this.refresh();
    return false;
  }

  refresh() {
    this.kind.textContent = chatKind(this.chat, this.texts);
    this.topics.show();
    this.composer?.refresh();
    this.showPassing();
  }

  /* Typing and drafts, as of now. Called again when the first of them ends. */
  showPassing() {
    clearTimeout(this.passing);
    const here = (list) => list.filter((each) => each.chat === this.id && each.until * 1000 > Date.now());
    const shown = (list) => here(list).find((each) => (each.topic ?? null) === this.topics.shown);
    const [draft, typing] = [shown(this.state.drafts), shown(this.state.typing)];
    this.log.passing(draft, typing, this.memoryOf("draft"));
    const { acting, isActing } = this.texts;
    const said = typing && !draft ? isActing(userName(this.state.bot), acting[typing.action] ?? acting.other) : null;
    this.kind.textContent = said ? `${said}…` : chatKind(this.chat, this.texts);
    this.kind.classList.toggle("acting", said !== null);
    const ends = [draft, typing].filter(Boolean).map((each) => each.until * 1000 - Date.now());
    if (ends.length) this.passing = setTimeout(() => this.showPassing(), Math.min(...ends) + 50);
  }

  // What bubbles ask for.

  memoryOf(id) {
    if (!this.#memories.has(id)) this.#memories.set(id, { unfolded: new Set(), uncovered: new Set() });
    return this.#memories.get(id);
  }

  messageOf(article) {
    return this.chat.messages.get(Number(article.dataset.id));
  }

  goTo(id) {
    const message = this.chat.messages.get(id);
    if (message && !this.topics.shows(message)) this.topics.choose(topicOf(message));
    this.log.goTo(id);
  }

  reply(message) {
    const selection = String(getSelection() ?? "").trim();
    const text = message.text ?? message.caption ?? "";
    this.composer.reply(message, selection && text.includes(selection) && selection !== text ? selection : null);
  }

  edit(message) {
    this.composer.edit(message);
  }

  react(id, emoji) {
    const message = this.chat.messages.get(id);
    const user = this.#speaker;
    return this.trying(() => act("reactions", { chat: this.id, message_id: id, emoji: chosen(message, user, emoji), user }));
  }

  press(node, place) {
    return this.presses.press(node, place);
  }

  command(text) {
    return this.trying(() => act("messages", { ...this.place(), text }));
  }

  write(text) {
    this.composer?.write(text);
  }

  startBot(parameter) {
    return this.trying(() => act("messages", { chat: this.state.you, text: `/start ${parameter}` }));
  }

  async copy(text) {
    await this.trying(async () => {
      try {
        await navigator.clipboard.writeText(text);
      } catch (error) {
        throw new RequestError(error.message, 400);
      }
      this.toasts.say(this.texts.copied);
    });
  }

  /* Whether `deed` went well; a refusal is shown. */
  async trying(deed) {
    try {
      await deed();
      return true;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      this.toasts.fail(error.message);
      return false;
    }
  }

  alert(text) {
    showAlert(this.texts, userName(this.state.bot), text);
  }

  lastOwn() {
    const own = (message) => {
      if (!this.topics.shows(message) || !("text" in message || "caption" in message)) return false;
      return this.chat.type === "channel" ? message.sender_chat?.id === this.id : message.from?.id === this.#speaker;
    };
    return [...this.chat.messages.values()].findLast(own);
  }

  pendingResults(query) {
    const found = this.#results.get(query) ?? [];
    this.#results.delete(query);
    return found;
  }

  #head(name) {
    this.kind = make("span", { class: "kind" });
    const back = iconButton("back", this.texts.back, () => this.app.close(), { class: "icon-button back" });
    const title = make("h2", { id: `name-${this.id}` }, isolated(name));
    const words = make("div", { class: "head-words" }, title, this.kind);
    return make("header", { class: "head" }, back, chatAvatar(this.chat, this.state.bot), words);
  }

  #added(message) {
    const own = message.from?.id === this.state.you || message.from?.id === this.#speaker;
    if (this.topics.shows(message)) this.log.add(message, own);
    else this.topics.missed(topicOf(message));
    this.showPassing();
    return !own;
  }

  #reacted(id) {
    const message = this.chat.messages.get(id);
    if (message) this.log.replace(message);
  }

  #found(content) {
    if (this.composer?.completing.asked === content.query) this.composer.completing.found(content);
    else this.#results.set(content.query, [content]);
  }
}
