/* The list of chats, for screens with room for one chat at a time. */

import { counted, timeOf } from "./dates.js";
import { isolated, make } from "./dom.js";
import { nameOf, snippet, snippetDirection } from "./bubble.js";
import { chatAvatar, chatName } from "./names.js";

export class ChatList {
  constructor(app) {
    this.app = app;
    this.list = make("ul");
    this.node = make("nav", { class: "chat-list", "aria-label": app.texts.chats }, make("h2", {}, app.texts.chats), this.list);
  }

  show() {
    // Rebuilt whole: it is short. The focus stays on the chat that it was on.
    const focused = document.activeElement?.closest?.(".chat-list a")?.hash;
    this.list.replaceChildren(...this.app.views.map((view) => this.#item(view)));
    if (focused) this.list.querySelector(`a[href="${focused}"]`)?.focus();
  }

  #item(view) {
    const { texts, state, unread } = this.app;
    const last = [...view.chat.messages.values()].at(-1);
    const name = chatName(view.chat, state.bot);
    const missed = unread.get(view.id) ?? 0;
    const dir = (last && snippetDirection(last)) ?? "auto";
    const said = last ? snippet(last, texts) : texts.nothingYet;
    const from = last && view.chat.type !== "private" && last.from ? `${nameOf(last, view)}: ` : "";
    const top = make("span", { class: "item-top" }, isolated(name, { class: "item-name" }));
    if (last) top.append(make("span", { class: "item-time" }, timeOf(texts.language, last.date)));
    const bottom = make("span", { class: "item-bottom" }, make("span", { class: "item-text" }, isolated(from), isolated(said, { dir })));
    if (missed) {
      const label = counted(texts.language, texts.unread, missed);
      bottom.append(make("span", { class: "badge", title: label, role: "img", "aria-label": label }, String(missed)));
    }
    const attributes = { href: `#${view.id}`, "aria-current": this.app.open === view.id ? "true" : null };
    return make("li", {}, make("a", attributes, chatAvatar(view.chat, state.bot), make("span", { class: "item-words" }, top, bottom)));
  }
}
