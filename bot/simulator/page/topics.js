/* A forum's topics, in a row above its messages; nothing in other chats. */

import { isolated, make } from "./dom.js";
import { topicOf } from "./state.js";

export class TopicBar {
  #new = new Set();

  constructor(view) {
    this.view = view;
    this.shown = null; // the topic's id; null for the general one, and where there are none
    this.node = make("div", { class: "topics", role: "group", "aria-label": view.texts.topics });
    this.show();
  }

  shows(message) {
    return !this.view.chat.is_forum || topicOf(message) === this.shown;
  }

  choose(id) {
    this.shown = id;
    this.#new.delete(id);
    this.show();
    this.view.showAll();
  }

  missed(id) {
    this.#new.add(id);
    this.show();
  }

  show() {
    const { chat, texts } = this.view;
    this.node.hidden = !chat.is_forum;
    if (!chat.is_forum) return;
    const topics = [{ id: null, name: texts.general }, ...chat.topics];
    this.node.replaceChildren(
      ...topics.map(({ id, name, closed }) => {
        const look = `topic${this.#new.has(id) ? " new" : ""}${closed ? " closed" : ""}`;
        const attributes = { type: "button", class: look, "aria-pressed": String(id === this.shown), title: closed ? texts.closed : null };
        return make("button", { ...attributes, onclick: () => this.choose(id) }, isolated(name));
      }),
    );
  }
}
