/* What can be done with a message, in one small bar that goes to the message under the pointer or the focus: so that
   screen readers don't read the same buttons out with every new message. */

import { iconButton, make } from "./dom.js";
import { isOwn } from "./bubble.js";
import { picker } from "./reactions.js";

export class Toolbar {
  constructor(view, log) {
    this.view = view;
    const { texts } = view;
    this.replyButton = iconButton("reply", texts.reply, () => view.reply(this.message));
    this.editButton = iconButton("edit", texts.edit, () => view.edit(this.message));
    this.reactButton = iconButton("react", texts.react, () => this.#pick(), { "aria-expanded": "false" });
    this.node = make("div", { class: "toolbar", role: "toolbar", "aria-label": texts.actions });
    this.node.append(this.reactButton, this.replyButton, this.editButton);
    this.picker = null;
    const come = (event) => this.#goTo(event.target.closest?.("article"));
    log.addEventListener("pointerover", come);
    log.addEventListener("focusin", come);
    log.addEventListener("pointerleave", () => !this.#holdsFocus() && this.leave());
    log.addEventListener("focusout", (event) => {
      if (this.picker?.contains(event.target) && !this.picker.contains(event.relatedTarget)) this.#unpick();
    });
    log.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.picker === null) return;
      this.#unpick();
      this.reactButton.focus();
    });
  }

  leave() {
    this.#unpick();
    this.node.remove();
  }

  #goTo(article) {
    const held = article?.querySelector(".held");
    if (!held || held === this.node.parentElement) return;
    // While the picker is open it stays where it was asked for.
    if (this.picker !== null && this.#holdsFocus()) return;
    this.#unpick();
    this.message = this.view.messageOf(article);
    this.editButton.hidden = !(isOwn(this.message, this.view) || this.view.chat.type === "channel") || !("text" in this.message || "caption" in this.message);
    this.replyButton.hidden = !this.view.canWrite();
    held.prepend(this.node);
  }

  #pick() {
    if (this.picker !== null) return this.#unpick();
    this.picker = picker(this.view.texts, (emoji) => {
      this.view.react(this.message.message_id, emoji);
      this.leave();
    });
    this.node.after(this.picker);
    this.reactButton.setAttribute("aria-expanded", "true");
    return this.picker.firstElementChild.focus();
  }

  #holdsFocus() {
    return [this.node, this.picker].some((each) => each?.contains(document.activeElement));
  }

  #unpick() {
    const { picker: gone } = this;
    this.picker = null; // first, as taking away what has the focus calls this again
    gone?.remove();
    this.reactButton.setAttribute("aria-expanded", "false");
  }
}
